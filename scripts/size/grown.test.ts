import { expect, test } from "vitest"
import { grown } from "./grown"

test("names what is new or larger, the most first", () => {
  const before = { react: 100, zod: 50, "lib/room": 20 }
  const now = { react: 100, zod: 40, "lib/room": 30, lodash: 500 }
  expect(grown(before, now)).toEqual([
    ["lodash", 500],
    ["lib/room", 10],
  ])
})
