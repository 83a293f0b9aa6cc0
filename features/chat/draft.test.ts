// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest"
import { Draft } from "./draft"

afterEach(() => {
  vi.unstubAllGlobals()
  sessionStorage.clear()
})

test("the next page of this tab finds a room's draft, until it is sent", () => {
  const draft = new Draft("demo")
  draft.current = "Not yet"
  expect(new Draft("demo").current).toBe("Not yet")
  expect(new Draft("other").current).toBe("")
  draft.current = ""
  expect(new Draft("demo").current).toBe("")
  expect(sessionStorage).toHaveLength(0)
})

test("keeps the draft in memory if storage is blocked", () => {
  vi.stubGlobal("sessionStorage", undefined)
  const draft = new Draft("demo")
  draft.current = "Not yet"
  expect(draft.current).toBe("Not yet")
})
