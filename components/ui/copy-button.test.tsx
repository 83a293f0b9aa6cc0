// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, expect, test, vi } from "vitest"
import { copyLinkTexts } from "@/lib/texts/prejoin"
import { CopyLinkButton } from "./copy-button"

afterEach(() => {
  cleanup()
  Reflect.deleteProperty(document, "execCommand")
  vi.unstubAllGlobals()
})

async function copyWithoutClipboard(execCommand: () => boolean) {
  const user = userEvent.setup()
  // User event provides a clipboard, which pages without HTTPS don't have.
  Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true })
  Object.assign(document, { execCommand })
  render(<CopyLinkButton />)
  await user.click(screen.getByRole("button", { name: copyLinkTexts.copy }))
  return screen.getByRole("status").textContent
}

test("copies on a page without HTTPS", async () => {
  const setData = vi.fn()
  const result = await copyWithoutClipboard(() => {
    const event = Object.assign(new Event("copy", { cancelable: true }), { clipboardData: { setData } })
    return document.dispatchEvent(event)
  })
  expect(setData).toHaveBeenCalledExactlyOnceWith("text/plain", location.href)
  expect(result).toBe(copyLinkTexts.copied)
})

test("says so if the browser doesn't let it copy", async () => {
  expect(await copyWithoutClipboard(() => false)).toBe(copyLinkTexts.failed)
})
