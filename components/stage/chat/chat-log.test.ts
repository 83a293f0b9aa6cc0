import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { ChatLog } from "./chat-log"

const ben = { identity: "ben", name: "Ben" }

describe("ChatLog", () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const settle = () => vi.advanceTimersByTime(100)

  test("counts what arrives while it is closed, and nothing while it is open", () => {
    const log = new ChatLog()
    log.receive({ ...ben, text: "one" })
    log.receive({ ...ben, text: "two" })
    settle()
    expect(log.unread.get()).toBe(2)
    log.setOpen(true)
    expect(log.unread.get()).toBe(0)
    log.receive({ ...ben, text: "three" })
    settle()
    expect(log.unread.get()).toBe(0)
    log.setOpen(false)
    log.write({ ...ben, text: "my own" })
    expect(log.unread.get()).toBe(0)
    expect(log.entries.get().map(({ text }) => text)).toEqual(["one", "two", "three", "my own"])
  })

  test("changes once for many messages", () => {
    const log = new ChatLog()
    const changed = vi.fn()
    log.entries.subscribe(changed)
    for (let person = 0; person < 1000; person++)
      log.receive({ identity: `p${person}`, name: "P", text: "hi" })
    settle()
    expect(changed).toHaveBeenCalledTimes(1)
    expect(log.entries.get()).toHaveLength(1000)
  })

  test("keeps the last 5,000 messages", () => {
    const log = new ChatLog()
    for (let person = 0; person < 6000; person++)
      log.receive({ identity: `p${person}`, name: "P", text: `${person}` })
    settle()
    expect(log.entries.get()).toHaveLength(5000)
    expect(log.entries.get().at(-1)?.text).toBe("5999")
  })

  test("nobody can push out what others wrote: what is too much is counted in one line", () => {
    const log = new ChatLog()
    log.receive({ identity: "ada", name: "Ada", text: "hello" })
    for (let i = 0; i < 10_000; i++) log.receive({ ...ben, text: "x".repeat(64_000) })
    settle()
    const entries = log.entries.get()
    expect(entries).toHaveLength(27)
    expect(entries[0]?.text).toBe("hello")
    expect(entries.at(-1)?.skipped).toBe(9975)
    expect(entries[1]?.text).toHaveLength(4000)
    expect(log.unread.get()).toBe(26)

    vi.advanceTimersByTime(10_000)
    expect(log.receive({ ...ben, text: "calm again" })).toBeDefined()
  })

  test("hides one person's messages, and brings them back", () => {
    const log = new ChatLog()
    log.hide("ben", "Ben")
    expect(log.receive({ ...ben, text: "spam" })).toBeUndefined()
    settle()
    expect(log.unread.get()).toBe(0)
    expect([...log.hidden.get()]).toEqual([["ben", "Ben"]])
    log.show("ben")
    expect(log.hidden.get().size).toBe(0)
    expect(log.entries.get()).toHaveLength(1)
  })

  test("a message that was faster than the news of its sender gets the name later", () => {
    const log = new ChatLog()
    log.receive({ identity: "ben", name: undefined, text: "hi" })
    log.learnName("ben", "Ben")
    log.learnName("ben", "Mallory")
    expect(log.entries.get().map(({ name }) => name)).toEqual(["Ben"])
  })

  test("messages without a visible character are not shown", () => {
    const log = new ChatLog()
    expect(log.receive({ ...ben, text: "\u202e \n" })).toBeUndefined()
    settle()
    expect(log.entries.get()).toHaveLength(0)
  })

  test("what was sent just before the connection was lost may not have arrived", () => {
    let now = 1000
    const log = new ChatLog(() => now)
    const early = log.write({ ...ben, text: "early" })
    now = 50_000
    const late = log.write({ ...ben, text: "late" })
    const failed = log.write({ ...ben, text: "failed" })
    log.setDelivery(early.id, "sent")
    log.setDelivery(late.id, "sent")
    log.setDelivery(failed.id, "failed")
    log.doubtSince(40_000)
    expect(log.entries.get().map(({ delivery }) => delivery)).toEqual(["sent", "unsure", "failed"])
  })
})
