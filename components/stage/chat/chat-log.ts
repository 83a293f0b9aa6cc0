import { batch } from "@/lib/room/batch"
import { plainMessage, plainName } from "@/lib/room/plain-text"
import { RateGuard } from "@/lib/room/rate-guard"
import { Store } from "@/lib/room/store"

/** The longest message that can be sent or is shown, in UTF-16 units. */
export const LONGEST_MESSAGE = 4000
/** Messages kept; older ones go. */
const MOST_MESSAGES = 5000
/** Messages that one person may send in ten seconds; the rest is counted, not shown. */
const MOST_AT_ONCE = 25
/** How often a stream of messages is shown, in milliseconds. */
const SHOWN_EVERY = 100

/** `unsure`: given to the network just before it broke off for good. */
export type Delivery = "sending" | "sent" | "failed" | "unsure"

export type ChatEntry = {
  id: string
  identity: string
  name: string
  text: string
  /** When it arrived here, by this device's clock: the sender's could say anything. */
  at: number
  /** Only of messages sent from here. */
  delivery?: Delivery
  /** Of someone who sent too many: how many are left out at this place. */
  skipped?: number
}

type Incoming = { identity: string; name: string; text: string }

/**
 * The messages of a call, as far as this page has seen them, and how many of them are unread. Bounded in length, in
 * number and in what one person can add, so that nobody can make the page slow or push out what others wrote.
 */
export class ChatLog {
  readonly entries = new Store<readonly ChatEntry[]>([])
  readonly unread = new Store(0)
  /** Names by identity of those whose messages this person doesn't want to see. */
  readonly hidden = new Store<ReadonlyMap<string, string>>(new Map())

  #isOpen = false
  #nameless = new Set<string>()
  #count = 0
  #guard = new RateGuard(MOST_AT_ONCE, 10_000)
  #arrivals = batch<ChatEntry>(SHOWN_EVERY, (arrived) => this.#append(arrived))
  #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** @returns the entry, or undefined where there is nothing to show to this person */
  receive({
    identity,
    name,
    text,
  }: Omit<Incoming, "name"> & { name: string | undefined }): ChatEntry | undefined {
    if (!name) this.#nameless.add(identity)
    const entry = this.#entry(identity, name ?? "", text)
    if (!this.#guard.allows(identity, entry.at)) {
      this.#arrivals.add({ ...entry, text: "", skipped: 1 })
      return undefined
    }
    if (!entry.text) return undefined
    this.#arrivals.add(entry)
    return this.hidden.get().has(identity) ? undefined : entry
  }

  /** Puts the name to messages that arrived before the news of who had come to send them. */
  learnName(identity: string, name: string): void {
    if (!this.#nameless.delete(identity)) return
    this.#arrivals.flush()
    const known = plainName(name)
    this.entries.set(
      this.entries.get().map((entry) => (entry.identity === identity ? { ...entry, name: known } : entry)),
    )
  }

  /** Adds a message of this person's own, which is yet to be sent. */
  write({ identity, name, text }: Incoming): ChatEntry {
    const entry: ChatEntry = { ...this.#entry(identity, name, text), delivery: "sending" }
    this.#arrivals.add(entry)
    this.#arrivals.flush()
    return entry
  }

  setDelivery(id: string, delivery: Delivery): void {
    this.entries.set(this.entries.get().map((entry) => (entry.id === id ? { ...entry, delivery } : entry)))
  }

  /** Marks what was sent since then and may be lost with the connection. */
  doubtSince(time: number): void {
    this.entries.set(
      this.entries
        .get()
        .map((entry) =>
          entry.delivery === "sent" && entry.at >= time ? { ...entry, delivery: "unsure" } : entry,
        ),
    )
  }

  /** While the chat is open, everything counts as read. */
  setOpen(isOpen: boolean): void {
    this.#isOpen = isOpen
    this.#arrivals.flush()
    if (isOpen) this.unread.set(0)
  }

  hide(identity: string, name: string): void {
    this.hidden.set(new Map(this.hidden.get()).set(identity, name))
  }

  show(identity: string): void {
    const hidden = new Map(this.hidden.get())
    hidden.delete(identity)
    this.hidden.set(hidden)
  }

  #entry(identity: string, name: string, text: string): ChatEntry {
    return {
      id: String(this.#count++),
      identity,
      name: plainName(name),
      text: plainMessage(text, LONGEST_MESSAGE),
      at: this.#now(),
    }
  }

  #append(arrived: ChatEntry[]) {
    const entries = [...this.entries.get()]
    let unread = this.unread.get()
    for (const entry of arrived) {
      const last = entries.at(-1)
      if (entry.skipped && last?.skipped && last.identity === entry.identity) {
        entries[entries.length - 1] = { ...last, skipped: last.skipped + 1 }
        continue
      }
      entries.push(entry)
      if (!entry.skipped && !entry.delivery && !this.hidden.get().has(entry.identity)) unread++
    }
    this.entries.set(entries.slice(-MOST_MESSAGES))
    if (!this.#isOpen) this.unread.set(unread)
  }
}
