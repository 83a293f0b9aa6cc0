import fc from "fast-check"
import { expect, test } from "vitest"
import { DEFAULT_PREFERENCES, parsePreferences } from "./preferences"

test("what was stored is read back", () => {
  const preferences = {
    ...DEFAULT_PREFERENCES,
    mirror: false,
    resolution: 1080 as const,
    mostTiles: 16 as const,
  }
  expect(parsePreferences(JSON.stringify(preferences))).toEqual(preferences)
})

test.each([
  null,
  "",
  "{",
  "null",
  "5",
  "[]",
  '{"mirror":"no","resolution":5,"mostTiles":1000,"__proto__":{"mirror":false},"x":1}',
])("%j falls back to the defaults", (stored) => {
  expect(parsePreferences(stored)).toEqual(DEFAULT_PREFERENCES)
})

test("nothing that is stored breaks the call", () => {
  fc.assert(
    fc.property(fc.json(), (stored) => {
      expect(Object.keys(parsePreferences(stored))).toEqual(Object.keys(DEFAULT_PREFERENCES))
    }),
  )
})
