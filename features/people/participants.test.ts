import { describe, expect, test } from "vitest"
import { ParticipantKind } from "@/lib/participants"
import { searchParticipants, sortParticipants } from "./participants"

describe("sortParticipants", () => {
  const participant = (identity: string, minute: number, isLocal = false) => ({
    identity,
    name: identity,
    isLocal,
    joinedAt: new Date(2026, 10, 21, 10, minute),
  })

  test("puts the local participant first, then raised hands, then the others as they joined", () => {
    const participants = [
      participant("late", 9),
      participant("early", 1),
      participant("second", 8),
      participant("first", 9),
      participant("me", 5, true),
    ]
    expect(sortParticipants(participants, ["first", "second", "me"]).map(({ identity }) => identity)).toEqual(
      ["me", "first", "second", "early", "late"],
    )
  })

  test("sorts participants who joined at the same time by name", () => {
    const participants = ["Cleo", "Ada", "Ben"].map((name) => participant(name, 1))
    expect(sortParticipants(participants, []).map(({ name }) => name)).toEqual(["Ada", "Ben", "Cleo"])
  })

  test("reads each of thousands of participants a constant number of times", () => {
    let reads = 0
    const participants = Array.from({ length: 5000 }, (_, i) => {
      const { identity, ...rest } = participant(`p${i}`, i % 60)
      return {
        ...rest,
        get identity() {
          reads++
          return identity
        },
      }
    })
    const raised = Array.from({ length: 100 }, (_, i) => `p${i}`)
    expect(sortParticipants(participants, raised)).toHaveLength(5000)
    expect(reads).toBeLessThan(5000 * 100)
  })
})

describe("searchParticipants", () => {
  const participants = ["Ada Lovelace", "Zoë  Kravitz", "ÁDÁM", "李小龍", undefined].map((name) => ({
    identity: name ?? "",
    name,
    kind: ParticipantKind.STANDARD,
    attributes: {},
  }))

  test.each([
    ["love", ["Ada Lovelace"]],
    ["ADA", ["Ada Lovelace", "ÁDÁM"]],
    ["ádá", ["Ada Lovelace", "ÁDÁM"]],
    [" zoe k", ["Zoë  Kravitz"]],
    ["小", ["李小龍"]],
    ["nobody", []],
  ])("%j finds %j", (text, expected) => {
    expect(searchParticipants(participants, text).map(({ name }) => name)).toEqual(expected)
  })

  test("an empty search returns everyone", () => {
    expect(searchParticipants(participants, "  ")).toBe(participants)
  })
})
