import { describe, expect, test } from "vitest"
import { describeReactions, parseReaction, ReactionLog } from "./reactions-provider"
import { REACTIONS } from "./texts"

describe("parseReaction", () => {
  const bytes = (text: string) => new TextEncoder().encode(text)

  test("accepts the reactions on offer and nothing else", () => {
    for (const { emoji } of REACTIONS) expect(parseReaction(bytes(emoji))).toBe(emoji)
    for (const other of ["", "👎", "👍👍", "<b>", "x".repeat(64_000)]) {
      expect(parseReaction(bytes(other))).toBeUndefined()
    }
    expect(parseReaction(new Uint8Array([0xff, 0xfe]))).toBeUndefined()
  })
})

describe("ReactionLog", () => {
  const reaction = (identity: string) => ({ identity, name: identity, emoji: "🎉" as const })

  test("limits reactions per sender and in total", () => {
    const log = new ReactionLog()
    for (let i = 0; i < 10_000; i++) log.add(reaction("ben"), 0)
    expect(log.shown.get()).toHaveLength(4)
    for (let i = 0; i < 10_000; i++) log.add(reaction(`p${i}`), 0)
    expect(log.shown.get()).toHaveLength(24)
  })

  test("removes expired reactions and shows new ones", () => {
    const log = new ReactionLog()
    log.add(reaction("ben"), 0)
    log.add(reaction("ada"), 1000)
    log.removeExpired(3000)
    expect(log.shown.get().map(({ identity }) => identity)).toEqual(["ada"])
    expect(log.add(reaction("ben"), 3000)).toBe(true)
  })
})

test("describeReactions names a few reactions and counts many", () => {
  expect(describeReactions([{ name: "Ada", emoji: "🎉" }])).toEqual(["Ada reacted with 🎉"])
  expect(
    describeReactions(Array.from({ length: 100 }, () => ({ name: "Ada", emoji: "🎉" as const }))),
  ).toEqual(["100 people reacted"])
})
