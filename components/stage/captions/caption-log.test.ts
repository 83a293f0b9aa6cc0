import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { CaptionLog } from "./caption-log"
import { captionSpeaker } from "./caption-speaker"

const ada = { identity: "ada", name: "Ada" }

describe("CaptionLog", () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test("a segment changes in its place until it is final", () => {
    const log = new CaptionLog()
    log.put({ ...ada, segment: "1", text: "Good mor", isFinal: false })
    log.put({ ...ada, segment: "2", text: "How", isFinal: false })
    log.flush()
    log.put({ ...ada, segment: "1", text: "Good morning.", isFinal: true })
    log.flush()
    expect(log.captions.get().map(({ text, isFinal }) => [text, isFinal])).toEqual([
      ["Good morning.", true],
      ["How", false],
    ])
  })

  test("two people's segments of the same name are two", () => {
    const log = new CaptionLog()
    log.put({ ...ada, segment: "1", text: "a", isFinal: true })
    log.put({ identity: "ben", name: "Ben", segment: "1", text: "b", isFinal: true })
    log.flush()
    expect(log.captions.get()).toHaveLength(2)
  })

  test("in a flood of finished segments only those that were begun are taken", () => {
    const log = new CaptionLog()
    log.put({ identity: "ben", name: "Ben", segment: "kept", text: "Ben was here", isFinal: true })
    log.put({ ...ada, segment: "begun", text: "be", isFinal: false })
    for (let i = 0; i < 10_000; i++) log.put({ ...ada, segment: `${i}`, text: "x", isFinal: true })
    log.put({ ...ada, segment: "begun", text: "begun", isFinal: true })
    log.flush()
    expect(log.captions.get()).toHaveLength(61)
    expect(log.captions.get().map(({ text }) => text)).toEqual(
      expect.arrayContaining(["Ben was here", "begun"]),
    )
  })

  test("a flood is bounded", () => {
    const log = new CaptionLog()
    for (let i = 0; i < 10_000; i++)
      log.put({ ...ada, segment: `${i}`, text: "x".repeat(9000), isFinal: false })
    log.flush()
    expect(log.captions.get()).toHaveLength(60)
    expect(log.captions.get()[0]?.text).toHaveLength(2000)
    for (let i = 0; i < 10_000; i++)
      log.put({ identity: `p${i}`, name: "", segment: "", text: "x", isFinal: true })
    log.flush()
    expect(log.captions.get()).toHaveLength(2000)
  })
})

describe("captionSpeaker", () => {
  const people = {
    localParticipant: { ...ada, isAgent: false, trackPublications: new Map([["TR_ada", {}]]) },
    remoteParticipants: new Map(
      [
        { identity: "agent", name: "Helper", isAgent: true, trackPublications: new Map() },
        { identity: "ben", name: "Ben", isAgent: false, trackPublications: new Map() },
      ].map((person) => [person.identity, person]),
    ),
  }

  test("an agent may say whose words they are, nobody else may", () => {
    const attributes = { "lk.transcribed_track_id": "TR_ada" }
    expect(captionSpeaker(people, "agent", attributes)).toEqual({ ...ada, isAgent: false })
    expect(captionSpeaker(people, "ben", attributes)).toMatchObject({ identity: "ben", name: "Ben" })
    expect(captionSpeaker(people, "agent", undefined)).toEqual({
      identity: "agent",
      name: "Helper",
      isAgent: true,
    })
  })
})
