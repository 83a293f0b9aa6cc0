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
  const flush = () => vi.advanceTimersByTime(100)

  test("counts unread messages only while it is closed", () => {
    const log = new ChatLog()
    log.receive({ ...ben, text: "one" })
    log.receive({ ...ben, text: "two" })
    flush()
    expect(log.unread.get()).toBe(2)
    log.setOpen(true)
    expect(log.unread.get()).toBe(0)
    log.receive({ ...ben, text: "three" })
    flush()
    expect(log.unread.get()).toBe(0)
    log.setOpen(false)
    log.addOutgoing({ ...ben, text: "from here" })
    expect(log.unread.get()).toBe(0)
    expect(log.entries.get().map(({ text }) => text)).toEqual(["one", "two", "three", "from here"])
  })

  test("updates once for many messages", () => {
    const log = new ChatLog()
    const onChange = vi.fn()
    log.entries.subscribe(onChange)
    for (let sender = 0; sender < 1000; sender++)
      log.receive({ identity: `p${sender}`, name: "P", text: "hi" })
    flush()
    expect(onChange).toHaveBeenCalledTimes(1)
    expect(log.entries.get()).toHaveLength(1000)
  })

  test("keeps the last 5,000 messages", () => {
    const log = new ChatLog()
    for (let sender = 0; sender < 6000; sender++)
      log.receive({ identity: `p${sender}`, name: "P", text: `${sender}` })
    flush()
    expect(log.entries.get()).toHaveLength(5000)
    expect(log.entries.get().at(-1)?.text).toBe("5999")
  })

  test("summarizes a flood from one sender in one entry", () => {
    const log = new ChatLog()
    log.receive({ identity: "ada", name: "Ada", text: "hello" })
    for (let i = 0; i < 10_000; i++) log.receive({ ...ben, text: "x".repeat(64_000) })
    flush()
    const entries = log.entries.get()
    expect(entries).toHaveLength(27)
    expect(entries[0]?.text).toBe("hello")
    expect(entries.at(-1)?.skipped).toBe(9975)
    expect(entries[1]?.text).toHaveLength(4000)
    expect(log.unread.get()).toBe(26)

    vi.advanceTimersByTime(10_000)
    expect(log.receive({ ...ben, text: "calm again" })).toBeDefined()
  })

  test("hides a sender's messages and shows them again", () => {
    const log = new ChatLog()
    log.hideSender("ben", "Ben")
    expect(log.receive({ ...ben, text: "spam" })).toBeUndefined()
    flush()
    expect(log.unread.get()).toBe(0)
    expect([...log.hiddenSenders.get()]).toEqual([["ben", "Ben"]])
    log.showSender("ben")
    expect(log.hiddenSenders.get().size).toBe(0)
    expect(log.entries.get()).toHaveLength(1)
  })

  test("names a sender who was unknown when the message arrived, once", () => {
    const log = new ChatLog()
    log.receive({ identity: "ben", name: undefined, text: "hi" })
    log.nameSender("ben", "Ben")
    log.nameSender("ben", "Mallory")
    expect(log.entries.get().map(({ name }) => name)).toEqual(["Ben"])
  })

  test("drops messages without a visible character", () => {
    const log = new ChatLog()
    expect(log.receive({ ...ben, text: "\u202e \n" })).toBeUndefined()
    flush()
    expect(log.entries.get()).toHaveLength(0)
  })

  test("marks messages sent shortly before the connection was lost as unconfirmed", () => {
    let now = 1000
    const log = new ChatLog(() => now)
    const early = log.addOutgoing({ ...ben, text: "early" })
    now = 50_000
    const late = log.addOutgoing({ ...ben, text: "late" })
    const failed = log.addOutgoing({ ...ben, text: "failed" })
    log.setDelivery(early.id, "sent")
    log.setDelivery(late.id, "sent")
    log.setDelivery(failed.id, "failed")
    log.markUnconfirmedSince(40_000)
    expect(log.entries.get().map(({ delivery }) => delivery)).toEqual(["sent", "unconfirmed", "failed"])
  })

  test("lets a participant push out only their own messages", () => {
    let now = 0
    const log = new ChatLog(() => now)
    log.receive({ identity: "ada", name: "Ada", text: "the address" })
    for (let i = 0; i < 400; i++) {
      now += 10_000
      for (let n = 0; n < 25; n++) log.receive({ ...ben, text: `spam ${i} ${n}` })
    }
    flush()
    const entries = log.entries.get()
    expect(entries).toHaveLength(5000)
    expect(entries[0]?.text).toBe("the address")
    expect(entries.at(-1)?.text).toBe("spam 399 24")
  })

  test("counts skipped messages of several senders in one line each", () => {
    const log = new ChatLog()
    for (let i = 0; i < 100; i++) {
      log.receive({ ...ben, text: "x" })
      log.receive({ identity: "eve", name: "Eve", text: "y" })
    }
    log.skip(ben)
    flush()
    const lines = log.entries.get().filter(({ skipped }) => skipped)
    expect(lines.map(({ name, skipped }) => [name, skipped])).toEqual([
      ["Ben", 76],
      ["Eve", 75],
    ])
  })

  test("shows a message that was sent again once, and never drops another sender's", () => {
    const log = new ChatLog()
    log.receive({ ...ben, text: "hello", messageId: "1" })
    expect(log.receive({ ...ben, text: "hello", messageId: "1" })).toBeUndefined()
    log.receive({ identity: "eve", name: "Eve", text: "hello", messageId: "1" })
    log.receive({ ...ben, text: "hello", messageId: "2" })
    flush()
    expect(log.entries.get().map(({ name }) => name)).toEqual(["Ben", "Eve", "Ben"])
  })

  test("counts messages that can't be decrypted by sender, and as unread", () => {
    const log = new ChatLog()
    log.addUndecryptable(ben)
    log.addUndecryptable({ identity: "ada", name: "Ada" })
    log.addUndecryptable(ben)
    flush()
    expect(log.entries.get().map(({ name, undecryptable }) => [name, undecryptable])).toEqual([
      ["Ben", 2],
      ["Ada", 1],
    ])
    expect(log.unread.get()).toBe(2)
  })
})
