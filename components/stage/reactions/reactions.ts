import { RateGuard } from "@/lib/room/rate-guard"
import { Store } from "@/lib/room/store"

/** The reactions that there are; what else arrives is not shown. */
export const REACTIONS = ["👍", "👏", "❤️", "😂", "😮", "🎉"] as const
export type Emoji = (typeof REACTIONS)[number]

/** How long one floats, in milliseconds. */
export const REACTION_SHOWN_FOR = 3000
/** Floating at the same time: of all, and of one person. */
const MOST = 24
const MOST_OF_ONE = 4

export type Reaction = { id: number; identity: string; name: string; emoji: Emoji; until: number }

const MOST_BYTES = Math.max(...REACTIONS.map((emoji) => new TextEncoder().encode(emoji).length))
const decoder = new TextDecoder()

/** The reaction in a data message; undefined when it holds anything else. */
export function parseReaction(payload: Uint8Array): Emoji | undefined {
  if (payload.byteLength > MOST_BYTES) return undefined
  const text = decoder.decode(payload)
  return REACTIONS.find((emoji) => emoji === text)
}

/** The reactions that float at the moment: bounded, whatever somebody sends. */
export class ReactionLog {
  readonly shown = new Store<readonly Reaction[]>([])
  #count = 0
  #guard = new RateGuard(MOST_OF_ONE, REACTION_SHOWN_FOR)

  /** @returns whether it is shown */
  add(reaction: Omit<Reaction, "id" | "until">, now: number): boolean {
    if (this.shown.get().length >= MOST || !this.#guard.allows(reaction.identity, now)) return false
    const entry = { ...reaction, id: this.#count++, until: now + REACTION_SHOWN_FOR }
    this.shown.set([...this.shown.get(), entry])
    return true
  }

  /** Takes away those whose time is over. */
  expire(now: number): void {
    const shown = this.shown.get().filter(({ until }) => until > now)
    if (shown.length < this.shown.get().length) this.shown.set(shown)
  }
}
