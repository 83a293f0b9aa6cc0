import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { CaptionLog } from "./caption-log"

const ada = { identity: "ada", name: "Ada" }

describe("CaptionLog", () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test("updates a segment in place until it is final", () => {
    const log = new CaptionLog()
    log.put({ ...ada, segmentId: "1", text: "Good mor", isFinal: false })
    log.put({ ...ada, segmentId: "2", text: "How", isFinal: false })
    log.flush()
    log.put({ ...ada, segmentId: "1", text: "Good morning.", isFinal: true })
    log.flush()
    expect(log.captions.get().map(({ text, isFinal }) => [text, isFinal])).toEqual([
      ["Good morning.", true],
      ["How", false],
    ])
  })

  test("keeps segments of two participants with the same id apart", () => {
    const log = new CaptionLog()
    log.put({ ...ada, segmentId: "1", text: "a", isFinal: true })
    log.put({ identity: "ben", name: undefined, segmentId: "1", text: "b", isFinal: true })
    log.flush()
    expect(log.captions.get().map(({ name, text }) => [name, text])).toEqual([
      ["Ada", "a"],
      ["Someone", "b"],
    ])
  })

  test("accepts the end of known segments even above the rate limit", () => {
    const log = new CaptionLog()
    log.put({ identity: "ben", name: "Ben", segmentId: "kept", text: "Ben was here", isFinal: true })
    log.put({ ...ada, segmentId: "known", text: "be", isFinal: false })
    for (let i = 0; i < 10_000; i++) log.put({ ...ada, segmentId: `${i}`, text: "x", isFinal: true })
    log.put({ ...ada, segmentId: "known", text: "began", isFinal: true })
    log.flush()
    expect(log.captions.get()).toHaveLength(61)
    expect(log.captions.get().map(({ text }) => text)).toEqual(
      expect.arrayContaining(["Ben was here", "began"]),
    )
  })

  test("limits a flood in rate, length and number", () => {
    const log = new CaptionLog()
    for (let i = 0; i < 10_000; i++)
      log.put({ ...ada, segmentId: `${i}`, text: "x".repeat(9000), isFinal: false })
    log.flush()
    expect(log.captions.get()).toHaveLength(60)
    expect(log.captions.get()[0]?.text).toHaveLength(2000)
    for (let i = 0; i < 10_000; i++)
      log.put({ identity: `p${i}`, name: "", segmentId: "", text: "x", isFinal: true })
    log.flush()
    expect(log.captions.get()).toHaveLength(2000)
  })

  test("lets a participant push out only their own captions", () => {
    let now = 0
    const log = new CaptionLog(() => now)
    log.put({ ...ada, segmentId: "kept", text: "Good morning.", isFinal: true })
    for (let i = 0; i < 3000; i++) {
      now += 100
      log.put({ identity: "eve", name: "Eve", segmentId: `${i}`, text: "spam", isFinal: true })
      if (i % 50 === 0) log.flush()
    }
    log.flush()
    expect(log.captions.get()).toHaveLength(2000)
    expect(log.captions.get()[0]?.text).toBe("Good morning.")
  })
})
