// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { preferencesStore } from "@/lib/room/preferences"
import { shortcutRegistry, useShortcut, useShortcutHint } from "./use-shortcut"

const presses = vi.fn()

function Page() {
  useShortcut("m", "Microphone", () => presses("m"))
  useShortcut("v", "Camera", () => presses("v"))
  useShortcut("?", "Show this list", () => presses("?"))
  return (
    <>
      <p>{useShortcutHint("m") ?? "no key"}</p>
      <input />
    </>
  )
}

beforeEach(() => {
  presses.mockClear()
  render(<Page />)
})
afterEach(() => {
  cleanup()
  act(() => preferencesStore.update({ shortcuts: true }))
})

/** Returns whether the page used the key. */
function press(init: KeyboardEventInit, target: EventTarget = document.body): boolean {
  return !target.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }))
}

test("a key on a Cyrillic layout counts once, by its place", () => {
  expect(press({ key: "ь", code: "KeyM" })).toBe(true)
  expect(presses.mock.calls).toEqual([["m"]])
})

test("a character that means one shortcut on the key of another counts as the character", () => {
  // On Dvorak, V is where QWERTY has the full stop, and the key of QWERTY's V types K.
  expect(press({ key: "v", code: "Period" })).toBe(true)
  expect(press({ key: "k", code: "KeyV" })).toBe(false)
  expect(press({ key: "m", code: "KeyV" })).toBe(true)
  expect(presses.mock.calls).toEqual([["v"], ["m"]])
})

test("holding the key and typing don’t count", () => {
  expect(press({ key: "m", code: "KeyM", repeat: true })).toBe(false)
  expect(press({ key: "ь", code: "KeyM" }, screen.getByRole("textbox"))).toBe(false)
  expect(press({ key: "m", code: "KeyM", isComposing: true })).toBe(false)
  expect(presses).not.toHaveBeenCalled()
})

test("users can switch shortcuts off and on", () => {
  expect(screen.getByText("m")).toBeDefined()
  act(() => preferencesStore.update({ shortcuts: false }))
  expect(press({ key: "m", code: "KeyM" })).toBe(false)
  expect(press({ key: "?", code: "Slash", shiftKey: true })).toBe(false)
  expect(presses).not.toHaveBeenCalled()
  expect(shortcutRegistry.all()).toEqual([])
  expect(screen.getByText("no key")).toBeDefined()

  act(() => preferencesStore.update({ shortcuts: true }))
  expect(press({ key: "m", code: "KeyM" })).toBe(true)
  expect(shortcutRegistry.all().map(({ key }) => key)).toEqual(["m", "v", "?"])
})
