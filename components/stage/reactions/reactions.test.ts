import { describe, expect, test } from "vitest"
import { parseReaction, REACTIONS, ReactionLog } from "./reactions"

const bytes = (text: string) => new TextEncoder().encode(text)

describe("parseReaction", () => {
  test("takes what there is to choose from, and nothing else", () => {
    for (const emoji of REACTIONS) expect(parseReaction(bytes(emoji))).toBe(emoji)
    for (const other of ["", "👎", "👍👍", "<b>", "x".repeat(64_000)]) {
      expect(parseReaction(bytes(other))).toBeUndefined()
    }
    expect(parseReaction(new Uint8Array([0xff, 0xfe]))).toBeUndefined()
  })
})

describe("ReactionLog", () => {
  const reaction = (identity: string) => ({ identity, name: identity, emoji: "🎉" as const })

  test("shows a few of one person, and a number of all, however many are sent", () => {
    const log = new ReactionLog()
    for (let i = 0; i < 10_000; i++) log.add(reaction("ben"), 0)
    expect(log.shown.get()).toHaveLength(4)
    for (let i = 0; i < 10_000; i++) log.add(reaction(`p${i}`), 0)
    expect(log.shown.get()).toHaveLength(24)
  })

  test("takes them away when their time is over, and shows new ones", () => {
    const log = new ReactionLog()
    log.add(reaction("ben"), 0)
    log.add(reaction("ada"), 1000)
    log.expire(3000)
    expect(log.shown.get().map(({ identity }) => identity)).toEqual(["ada"])
    expect(log.add(reaction("ben"), 3000)).toBe(true)
  })
})
