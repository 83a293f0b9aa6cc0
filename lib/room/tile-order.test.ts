import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { orderTiles } from "./tile-order"

const silent = (...keys: string[]) => keys.map((key) => ({ key, isSpeaking: false }))
const speaking = (...keys: string[]) => keys.map((key) => ({ key, isSpeaking: true }))

describe("orderTiles", () => {
  test("who comes is put at the end, who leaves closes the gap", () => {
    expect(orderTiles(["me", "ada", "ben"], silent("cleo", "ben", "me"), 9)).toEqual(["me", "ben", "cleo"])
  })

  test("nobody moves while all fit on the first page, whoever speaks", () => {
    expect(orderTiles(["me", "ada", "ben"], [...silent("me", "ada"), ...speaking("ben")], 3)).toEqual([
      "me",
      "ada",
      "ben",
    ])
  })

  test("a speaker of another page changes places with the last silent one of the first", () => {
    const tiles = [...silent("me", "ada"), ...speaking("ben"), ...silent("cleo"), ...speaking("dev")]
    expect(orderTiles(["me", "ada", "ben", "cleo", "dev"], tiles, 3)).toEqual([
      "me",
      "dev",
      "ben",
      "cleo",
      "ada",
    ])
  })

  test("one's own tile stays first, and speakers keep each other's places", () => {
    const tiles = [...silent("me"), ...speaking("ada", "ben")]
    expect(orderTiles(["me", "ada", "ben"], tiles, 2)).toEqual(["me", "ada", "ben"])
  })

  test("every tile stands in the order exactly once", () => {
    const tiles = fc.uniqueArray(fc.record({ key: fc.string(), isSpeaking: fc.boolean() }), {
      selector: ({ key }) => key,
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string()),
        tiles,
        fc.integer({ min: 1, max: 9 }),
        (previous, tiles, perPage) => {
          const order = orderTiles(previous, tiles, perPage)
          expect([...order].sort()).toEqual(tiles.map(({ key }) => key).sort())
        },
      ),
    )
  })
})
