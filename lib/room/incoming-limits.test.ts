import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { batch, newestOfEach, RateLimiter, readTextStream, StreamLimits } from "./incoming-limits"

describe("RateLimiter", () => {
  test("limits each sender and allows more after the window", () => {
    const limiter = new RateLimiter(2, 1000)
    expect([0, 1, 2].map((now) => limiter.allows("ben", now))).toEqual([true, true, false])
    expect(limiter.allows("ada", 2)).toBe(true)
    expect(limiter.allows("ben", 1000)).toBe(true)
  })

  test("keeps the counts of 1000 senders", () => {
    const limiter = new RateLimiter(1, 1000)
    for (let i = 0; i < 1000; i++) limiter.allows(`p${i}`, 0)
    expect(limiter.allows("p0", 1)).toBe(false)
    limiter.allows("one more", 1)
    expect(limiter.allows("p0", 2)).toBe(true)
  })
})

describe("batch", () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test("passes items on together after the interval", () => {
    const onFlush = vi.fn()
    const { add } = batch<number>(100, onFlush)
    add(1)
    vi.advanceTimersByTime(99)
    add(2)
    expect(onFlush).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(onFlush.mock.calls).toEqual([[[1, 2]]])
  })

  test("flushes at once on demand, and each item only once", () => {
    const onFlush = vi.fn()
    const { add, flush } = batch<number>(100, onFlush)
    add(1)
    flush()
    flush()
    vi.advanceTimersByTime(1000)
    expect(onFlush.mock.calls).toEqual([[[1]]])
  })
})

describe("readTextStream", () => {
  async function* stream(chunks: string[], error?: Error) {
    yield* chunks
    if (error) throw error
  }

  test("returns the text and reports its growth", async () => {
    const seen: string[] = []
    expect(await readTextStream(stream(["a", "b", "c"]), 10, (text) => seen.push(text))).toBe("abc")
    expect(seen).toEqual(["a", "ab", "abc"])
  })

  test("keeps the beginning of a long text and reads the stream to its end", async () => {
    let chunksRead = 0
    async function* longStream() {
      for (; chunksRead < 10_000; chunksRead++) yield "x".repeat(1000)
    }
    expect(await readTextStream(longStream(), 2500)).toHaveLength(2500)
    expect(chunksRead).toBe(10_000)
  })

  test("returns undefined if the stream fails", async () => {
    expect(await readTextStream(stream(["a"], new Error("gone")), 10)).toBeUndefined()
  })
})

describe("StreamLimits", () => {
  const limits = () => new StreamLimits(() => 0)

  test("lets only its opener add to a stream, within a number of bytes, and end it", () => {
    const streams = limits()
    expect(streams.open("1", "ben", false)).toBe(true)
    expect(streams.allowsStream("eve", "1")).toBe(false)
    expect(streams.allowsChunk("eve", "1", 10)).toBe(false)
    expect(streams.close("eve", "1")).toBe(false)
    expect(streams.allowsChunk("ben", "1", 15_000)).toBe(true)
    expect(streams.allowsChunk("ben", "1", 1_000_000)).toBe(false)
    expect(streams.close("ben", "1")).toBe(true)
    expect(streams.allowsChunk("ben", "1", 10)).toBe(false)
  })

  test("counts compressed bytes much stricter, and each sender's alone", () => {
    const streams = limits()
    streams.open("1", "eve", true)
    expect(streams.allowsChunk("eve", "1", 60_000)).toBe(true)
    expect(streams.allowsChunk("eve", "1", 15_000)).toBe(false)
    expect(streams.allowsBytes("eve", 15_000, false)).toBe(true)
    expect(streams.allowsBytes("ben", 15_000, true)).toBe(true)
  })

  test("limits how many streams a participant opens and begins", () => {
    const streams = limits()
    const opened = Array.from({ length: 200 }, (_, id) => streams.open(`${id}`, "eve", false))
    expect(opened.filter(Boolean)).toHaveLength(100)
    expect(streams.open("ben", "ben", false)).toBe(true)
    streams.closeAll("eve")
    expect(streams.open("again", "eve", false)).toBe(true)
    const begun = Array.from({ length: 2000 }, (_, id) => streams.allowsStream("eve", `new-${id}`))
    expect(begun.filter(Boolean)).toHaveLength(1000)
  })
})

test("newestOfEach drops items of the senders with the most", () => {
  const lines = (identity: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({ identity, i }))
  const counts = (items: readonly { identity: string }[]) =>
    ["ada", "ben", "eve"].map((name) => items.filter(({ identity }) => identity === name).length)
  const all = [...lines("ada", 10), ...lines("ben", 30), ...lines("eve", 1000)]
  expect(newestOfEach(all, 2000)).toBe(all)
  expect(counts(newestOfEach(all, 100))).toEqual([10, 30, 60])
  expect(counts(newestOfEach(all, 60))).toEqual([10, 25, 25])
  expect(newestOfEach(all, 100).at(-1)).toEqual({ identity: "eve", i: 999 })
  const crowd = Array.from({ length: 50 }, (_, i) => ({ identity: `p${i}` }))
  expect(newestOfEach(crowd, 20)).toEqual(crowd.slice(-20))
})
