// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest"
import { parseTheme, themeCookie, themeStore } from "./theme"

beforeEach(() => {
  themeStore.set("system")
})

test.each([
  ["dark", "dark"],
  ["light", "light"],
  ["system", "system"],
  ['"><script>', "system"],
  [undefined, "system"],
] as const)("the cookie's value %s means %s", (value, theme) => {
  expect(parseTheme(value)).toBe(theme)
})

test("a choice is on the page at once and in a cookie; the system's theme leaves neither", () => {
  const listener = vi.fn()
  const stop = themeStore.subscribe(listener)
  themeStore.set("dark")
  expect(document.documentElement.dataset.theme).toBe("dark")
  expect(document.cookie).toBe("greenroom_theme=dark")
  expect(themeStore.get()).toBe("dark")
  themeStore.set("system")
  expect(document.documentElement.dataset.theme).toBeUndefined()
  expect(document.cookie).toBe("")
  expect(listener).toHaveBeenCalledTimes(2)
  stop()
})

test("the cookie lasts longer than a year and is for the whole app", () => {
  expect(themeCookie("dark")).toBe("greenroom_theme=dark; Path=/; Max-Age=34560000; SameSite=Lax")
})
