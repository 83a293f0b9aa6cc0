// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test } from "vitest"
import { FullScreenLayer } from "./full-screen-layer"

// jsdom has no full screen.
let fullScreen: Element | null = null
beforeEach(() => {
  fullScreen = null
  Object.defineProperty(document, "fullscreenElement", { configurable: true, get: () => fullScreen })
})
afterEach(cleanup)

async function setFullScreen(element: Element | null) {
  fullScreen = element
  await act(async () => document.dispatchEvent(new Event("fullscreenchange")))
}

test("is inside the element that is in full screen, and else in the page", async () => {
  const { container } = render(
    <FullScreenLayer className="in-page" fullScreenClassName="in-element">
      <p>Message</p>
    </FullScreenLayer>,
  )
  expect(screen.getByText("Message").parentElement?.className).toBe("in-page")

  const tile = document.body.appendChild(document.createElement("div"))
  await setFullScreen(tile)
  expect(tile.textContent).toBe("Message")
  expect(container.textContent).toBe("")
  expect(screen.getByText("Message").parentElement?.className).toContain("in-element")

  tile.remove()
  await setFullScreen(null)
  expect(container.textContent).toBe("Message")
})

test("stays in the page while the whole page is in full screen", async () => {
  const { container } = render(
    <FullScreenLayer className="in-page" fullScreenClassName="in-element">
      <p>Message</p>
    </FullScreenLayer>,
  )
  await setFullScreen(document.documentElement)
  expect(container.textContent).toBe("Message")
})
