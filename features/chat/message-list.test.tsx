// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { ChatLog } from "./chat-log"
import { ChatContext } from "./chat-provider"
import { chunkEntries, MessageList } from "./message-list"

describe("MessageList", () => {
  let now = Date.UTC(2026, 10, 21, 10)
  let log: ChatLog
  const sendAgain = vi.fn()
  const ben = { identity: "ben", name: "Ben" }
  const ada = { identity: "ada", name: "Ada" }
  const items = () => screen.getAllByRole("listitem")
  /** Received messages are added in batches, and all of them when the chat opens. */
  const flush = () => act(() => log.setOpen(true))
  const renderList = () =>
    render(
      <ChatContext value={{ log, send: vi.fn(), sendAgain, draft: { current: "" } }}>
        <MessageList />
      </ChatContext>,
    )

  beforeEach(() => {
    const observer = class {
      observe() {}
      disconnect() {}
    }
    vi.stubGlobal("ResizeObserver", observer)
    vi.stubGlobal("IntersectionObserver", observer)
    Element.prototype.scrollTo = vi.fn()
    log = new ChatLog(() => now)
    sendAgain.mockClear()
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  test("says that there are no messages yet", () => {
    renderList()
    expect(screen.getByText(/^No messages yet\./)).toBeTruthy()
    log.receive({ ...ben, text: "hi" })
    flush()
    expect(screen.queryByText(/^No messages yet\./)).toBeNull()
  })

  test("groups messages of one sender within five minutes", () => {
    log.receive({ ...ben, text: "one" })
    log.receive({ ...ben, text: "two" })
    log.receive({ ...ada, text: "three" })
    now += 5 * 60_000
    log.receive({ ...ada, text: "four" })
    renderList()
    flush()
    expect(items().map((item) => item.querySelector("bdi")?.textContent)).toEqual([
      "Ben",
      undefined,
      "Ada",
      "Ada",
    ])
  })

  test("shows a sender without a name as “Someone”", () => {
    log.receive({ identity: "p1", name: undefined, text: "hi" })
    renderList()
    flush()
    expect(items()[0]?.textContent).toContain("Someone")
  })

  test("counts messages over the rate limit in one line", () => {
    for (let i = 0; i < 30; i++) log.receive({ ...ben, text: `message ${i}` })
    renderList()
    flush()
    expect(items()).toHaveLength(26)
    expect(items().at(-1)?.textContent).toBe("5 messages from Ben were skipped.")
  })

  test("hides a sender's messages", async () => {
    log.receive({ ...ben, text: "spam" })
    log.receive({ ...ada, text: "hello" })
    renderList()
    flush()
    await userEvent.click(screen.getByRole("button", { name: "Hide messages from Ben" }))
    expect(items().map((item) => item.textContent)).toEqual([expect.stringContaining("hello")])
    act(() => log.showSender("ben"))
    expect(items()).toHaveLength(2)
  })

  test("shows how the user's messages were delivered, and sends failed ones again", async () => {
    const { id } = log.addOutgoing({ ...ada, text: "Anyone here?" })
    renderList()
    const [item] = items()
    if (!item) throw new Error("No message")
    expect(item.textContent).toContain("You")
    expect(item.textContent).toContain("Sending…")
    expect(within(item).queryByRole("button", { name: /^Hide/ })).toBeNull()

    act(() => log.setDelivery(id, "sent"))
    expect(item.textContent).not.toContain("Sending…")
    act(() => log.markUnconfirmedSince(now))
    expect(item.textContent).toContain("May not have arrived.")
    act(() => log.setDelivery(id, "failed"))
    expect(item.textContent).toContain("Not sent.")
    await userEvent.click(within(item).getByRole("button", { name: "Send again" }))
    expect(sendAgain.mock.calls).toEqual([[id, "Anyone here?"]])
  })

  test("marks what isn't encrypted, and says who can't read what is", () => {
    log.receive({ ...ben, text: "plain", isPlain: true })
    log.addUndecryptable(ada)
    log.addOutgoing({ ...ada, text: "secret", unreadableBy: ["Ben", "Eve"] })
    renderList()
    flush()
    expect(items().map((item) => item.textContent)).toEqual([
      expect.stringContaining("Not encrypted"),
      "A message from Ada couldn’t be decrypted.",
      expect.stringContaining("Ben and Eve can’t read this."),
    ])
  })

  test("renders links, and everything else as text", () => {
    log.receive({ ...ben, text: "<b>see</b> www.example.com" })
    renderList()
    flush()
    expect(items()[0]?.textContent).toContain("<b>see</b>")
    const link = screen.getByRole<HTMLAnchorElement>("link", { name: "www.example.com" })
    expect([link.href, link.rel, link.target]).toEqual([
      "https://www.example.com/",
      "noopener noreferrer",
      "_blank",
    ])
  })

  test("renders the newest 200 messages, and earlier ones on request", async () => {
    for (let i = 0; i < 260; i++) log.receive({ identity: `p${i}`, name: "P", text: `message ${i}` })
    renderList()
    flush()
    expect(items()).toHaveLength(160)
    expect(items().at(-1)?.textContent).toContain("message 259")
    await userEvent.click(screen.getByRole("button", { name: "Show earlier messages" }))
    expect(items()).toHaveLength(210)
  })
})

describe("chunkEntries", () => {
  const chunks = (...ids: number[]) =>
    chunkEntries(
      ids.map((id) => ({ id: String(id) })),
      3,
    ).map(({ key, entries }) => [key, ...entries.map(({ id }) => Number(id))])

  test("keeps entries in their chunk while others come and go", () => {
    expect(chunks(0, 1, 2, 3, 4)).toEqual([
      [0, 0, 1, 2],
      [1, 3, 4],
    ])
    expect(chunks(2, 3, 4, 5, 6)).toEqual([
      [0, 2],
      [1, 3, 4, 5],
      [2, 6],
    ])
  })

  test("leaves out empty chunks", () => {
    expect(chunks()).toEqual([])
    expect(chunks(0, 7)).toEqual([
      [0, 0],
      [2, 7],
    ])
  })
})
