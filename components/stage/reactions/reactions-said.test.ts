import { expect, test } from "vitest"
import { reactionsSaid } from "./reactions-said"

test("says a few reactions, and counts many", () => {
  expect(reactionsSaid([{ name: "Ada", emoji: "🎉" }])).toEqual(["Ada reacted with 🎉"])
  expect(reactionsSaid(Array.from({ length: 100 }, () => ({ name: "Ada", emoji: "🎉" as const })))).toEqual([
    "100 people reacted",
  ])
})
