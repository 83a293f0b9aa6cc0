// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import { Bell } from "lucide-react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { ToastList, Toasts } from "./toast"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const texts = () => screen.queryAllByRole("listitem").map(({ textContent }) => textContent)
const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms))

function renderToasts() {
  const list = new ToastList()
  render(
    <>
      <button type="button">Before</button>
      <Toasts list={list} label="Notifications" dismissLabel="Dismiss" />
    </>,
  )
  return { show: (text: string, id = text) => act(() => list.show({ id, icon: Bell, text })) }
}

test("shows at most three, the newest first, each for five seconds", () => {
  const { show } = renderToasts()
  for (const text of ["one", "two", "three", "four"]) show(text)
  expect(texts()).toEqual(["four", "three", "two"])
  wait(4900)
  show("three again", "three")
  expect(texts()).toEqual(["three again", "four", "two"])
  wait(200)
  expect(texts()).toEqual(["three again"])
  wait(4800)
  expect(texts()).toEqual([])
})

test("toasts stay while the pointer is on them", () => {
  const { show } = renderToasts()
  show("one")
  fireEvent.pointerEnter(screen.getByRole("region"))
  wait(60_000)
  show("two")
  wait(60_000)
  expect(texts()).toEqual(["two", "one"])
  fireEvent.pointerLeave(screen.getByRole("region"))
  wait(5000)
  expect(texts()).toEqual([])
  show("three")
  wait(5000)
  expect(texts()).toEqual([])
})

test("toasts stay while the page is hidden", () => {
  const { show } = renderToasts()
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true)
  show("one")
  wait(60_000)
  expect(texts()).toEqual(["one"])
  hidden.mockRestore()
  fireEvent(document, new Event("visibilitychange"))
  wait(5000)
  expect(texts()).toEqual([])
})

test("leave the focus alone, stay while they have it, and give it back", () => {
  const { show } = renderToasts()
  const before = screen.getByRole("button", { name: "Before" })
  act(() => before.focus())
  show("one")
  show("two")
  expect(document.activeElement).toBe(before)

  const [first, second] = screen.getAllByRole("button", { name: "Dismiss" })
  act(() => second?.focus())
  wait(60_000)
  expect(texts()).toEqual(["two", "one"])
  fireEvent.click(second as HTMLElement)
  expect(texts()).toEqual(["two"])
  expect(document.activeElement).toBe(first)
  fireEvent.click(first as HTMLElement)
  expect(texts()).toEqual([])
  expect(document.activeElement).toBe(before)
})
