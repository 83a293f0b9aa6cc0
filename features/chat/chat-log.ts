import { batch, newestOfEach, RateLimiter } from "@/lib/room/incoming-limits"
import { plainMessage, plainName } from "@/lib/room/plain-text"
import { Store } from "@/lib/room/store"

/** The longest message that can be sent or is shown, in UTF-16 code units. */
export const MAX_MESSAGE_LENGTH = 4000
/** Messages kept; the oldest ones of the busiest senders are dropped. */
const MAX_MESSAGES = 5000
/** Messages shown per sender and window; any more are only counted. */
const RATE_LIMIT = 25
const RATE_WINDOW_MS = 10_000
const RENDER_INTERVAL_MS = 100
const MAX_ID_LENGTH = 64

/** `unconfirmed`: handed to the network shortly before the connection was lost for good. */
export type Delivery = "sending" | "sent" | "failed" | "unconfirmed"

export type ChatEntry = {
  id: string
  identity: string
  /** Empty until the sender's name is known. */
  name: string
  text: string
  /** When it arrived, by the local clock: a sender's timestamp can't be trusted. */
  at: number
  /** Set only on the local participant's messages. */
  delivery?: Delivery
  /** How many messages of a sender over the rate limit this entry stands for. */
  skipped?: number
  /** How many messages of a sender that couldn't be decrypted this entry stands for. */
  undecryptable?: number
  /** Set on messages that the server could read, although the call is encrypted. */
  isPlain?: boolean
  /** Who can't read the local participant's message, because it is encrypted. */
  unreadableBy?: readonly string[]
}

type Sender = { identity: string; name: string | undefined }
type Received = Sender & {
  text: string
  isPlain?: boolean
  /** Given by the sender, so that a message that was sent again is shown once. */
  messageId?: string | undefined
}
type Outgoing = { identity: string; name: string; text: string } & Pick<ChatEntry, "isPlain" | "unreadableBy">

/**
 * The chat messages seen by this page, and how many are unread. Limits the length, number and rate of messages, so
 * that no sender can slow down the page or push out what others wrote.
 */
export class ChatLog {
  readonly entries = new Store<readonly ChatEntry[]>([])
  readonly unread = new Store(0)
  /** Senders whose messages the user has hidden: names by identity. */
  readonly hiddenSenders = new Store<ReadonlyMap<string, string>>(new Map())

  #isOpen = false
  #unnamedSenders = new Set<string>()
  /** Of the latest messages, with their senders. */
  #messageIds = new Set<string>()
  #nextId = 0
  #limiter = new RateLimiter(RATE_LIMIT, RATE_WINDOW_MS)
  #arrivals = batch<ChatEntry>(RENDER_INTERVAL_MS, (arrived) => this.#append(arrived))
  #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Adds a message from another participant. Returns its entry, or undefined if the user won't see it. */
  receive({ identity, name, text, isPlain, messageId }: Received): ChatEntry | undefined {
    if (!this.#limiter.allows(identity, this.#now())) {
      this.skip({ identity, name })
      return undefined
    }
    if (messageId && !this.#isNew(`${identity} ${messageId.slice(0, MAX_ID_LENGTH)}`)) return undefined
    const entry = { ...this.#createEntry({ identity, name }, text), ...(isPlain && { isPlain }) }
    if (!entry.text) return undefined
    this.#arrivals.add(entry)
    return this.hiddenSenders.get().has(identity) ? undefined : entry
  }

  /** Counts a message that is not shown: over the rate limit, too long or incomplete. */
  skip(sender: Sender): void {
    this.#arrivals.add({ ...this.#createEntry(sender, ""), skipped: 1 })
  }

  /** Counts a message that this page has no key for. */
  addUndecryptable(sender: Sender): void {
    this.#arrivals.add({ ...this.#createEntry(sender, ""), undecryptable: 1 })
  }

  /** Names a sender whose first messages arrived before LiveKit announced the participant. */
  nameSender(identity: string, name: string): void {
    if (!this.#unnamedSenders.delete(identity)) return
    this.#arrivals.flush()
    this.#update((entry) => entry.identity === identity, { name: plainName(name) })
  }

  /** Adds a message of the local participant that is about to be sent. */
  addOutgoing({ identity, name, text, ...encryption }: Outgoing): ChatEntry {
    const entry: ChatEntry = {
      ...this.#createEntry({ identity, name }, text),
      ...encryption,
      delivery: "sending",
    }
    this.#arrivals.add(entry)
    this.#arrivals.flush()
    return entry
  }

  setDelivery(id: string, delivery: Delivery): void {
    this.#update((entry) => entry.id === id, { delivery })
  }

  /** Marks messages sent since `time` as unconfirmed, because they may be lost with the connection. */
  markUnconfirmedSince(time: number): void {
    this.#update((entry) => entry.delivery === "sent" && entry.at >= time, { delivery: "unconfirmed" })
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** While the chat is open, every message counts as read. */
  setOpen(isOpen: boolean): void {
    this.#isOpen = isOpen
    this.#arrivals.flush()
    if (isOpen) this.unread.set(0)
  }

  hideSender(identity: string, name: string): void {
    this.hiddenSenders.set(new Map(this.hiddenSenders.get()).set(identity, name))
  }

  showSender(identity: string): void {
    const hidden = new Map(this.hiddenSenders.get())
    hidden.delete(identity)
    this.hiddenSenders.set(hidden)
  }

  #createEntry({ identity, name }: Sender, text: string): ChatEntry {
    if (!name) this.#unnamedSenders.add(identity)
    return {
      id: String(this.#nextId++),
      identity,
      name: plainName(name ?? ""),
      text: plainMessage(text, MAX_MESSAGE_LENGTH),
      at: this.#now(),
    }
  }

  #isNew(id: string): boolean {
    if (this.#messageIds.has(id)) return false
    this.#messageIds.add(id)
    const [oldest] = this.#messageIds
    if (this.#messageIds.size > MAX_MESSAGES && oldest !== undefined) this.#messageIds.delete(oldest)
    return true
  }

  #update(matches: (entry: ChatEntry) => boolean, change: Partial<ChatEntry>) {
    this.entries.set(this.entries.get().map((entry) => (matches(entry) ? { ...entry, ...change } : entry)))
  }

  #append(arrived: ChatEntry[]) {
    const entries = [...this.entries.get()]
    const lastOf = new Map(entries.map(({ identity }, index) => [identity, index]))
    let unread = this.unread.get()
    for (const entry of arrived) {
      const lastIndex = lastOf.get(entry.identity) ?? -1
      const merged = merge(entries[lastIndex], entry)
      if (merged) {
        entries[lastIndex] = merged
        continue
      }
      lastOf.set(entry.identity, entries.length)
      entries.push(entry)
      const isUnread = !entry.skipped && !entry.delivery && !this.hiddenSenders.get().has(entry.identity)
      if (isUnread) unread++
    }
    this.entries.set(newestOfEach(entries, MAX_MESSAGES))
    if (!this.#isOpen) this.unread.set(unread)
  }
}

/** Adds an entry that only counts messages to the same sender's last one. Returns undefined if that isn't one as well. */
function merge(last: ChatEntry | undefined, { skipped, undecryptable }: ChatEntry): ChatEntry | undefined {
  if (skipped && last?.skipped) return { ...last, skipped: last.skipped + skipped }
  if (undecryptable && last?.undecryptable) {
    return { ...last, undecryptable: last.undecryptable + undecryptable }
  }
  return undefined
}
