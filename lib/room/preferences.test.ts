import fc from "fast-check"
import { expect, test } from "vitest"
import { DEFAULT_PREFERENCES, parsePreferences } from "./preferences"

test("keeps valid preferences", () => {
  const preferences = {
    ...DEFAULT_PREFERENCES,
    mirror: false,
    resolution: 1080 as const,
    mostTiles: 16 as const,
  }
  expect(parsePreferences(preferences)).toEqual(preferences)
})

test.each([
  undefined,
  null,
  5,
  [],
  JSON.parse('{"mirror":"no","resolution":5,"mostTiles":1000,"__proto__":{"mirror":false},"x":1}'),
])("returns the defaults for %j", (stored) => {
  expect(parsePreferences(stored)).toEqual(DEFAULT_PREFERENCES)
})

test("returns complete preferences for any JSON value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (stored) => {
      expect(Object.keys(parsePreferences(stored))).toEqual(Object.keys(DEFAULT_PREFERENCES))
    }),
  )
})
