import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { goToSignIn, pageHref, takeReturnPath } from "./sign-in"

const room = { pathname: "/rooms/demo", search: "", hash: "#key=secret", origin: "https://rooms.example" }
const replace = vi.fn<(url: string) => void>()
let stored: Map<string, string>

beforeEach(() => {
  stored = new Map()
  vi.stubGlobal("location", { ...room, replace: replace.mockReset() })
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
})
afterEach(() => void vi.unstubAllGlobals())

test("the sign-in page leads back to the room with its key, once, and its address has neither", () => {
  goToSignIn("/sign-in")
  expect(replace.mock.calls).toEqual([["/sign-in"]])
  expect(takeReturnPath()).toBe("/rooms/demo#key=secret")
  expect(takeReturnPath()).toBe("/")
})

test.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""])(
  "a stored address such as %j leads to the start page",
  (address) => {
    goToSignIn("/sign-in")
    for (const key of stored.keys()) stored.set(key, address)
    expect(takeReturnPath()).toBe("/")
  },
)

test("an address that isn't a page's is ignored", () => {
  for (const url of ["javascript:alert(1)", "//evil.example", "data:text/html,x", ""]) goToSignIn(url)
  expect(replace).not.toHaveBeenCalled()
  expect(pageHref("https://login.example.com/start")).toBe("https://login.example.com/start")
})

test("where storage is blocked, signing in leads to the start page", () => {
  vi.stubGlobal("sessionStorage", undefined)
  goToSignIn("/sign-in")
  expect(replace).toHaveBeenCalledOnce()
  expect(takeReturnPath()).toBe("/")
})
