import { useRoomContext } from "@livekit/components-react"
import { type Encryption_Type, type RemoteParticipant, RoomEvent } from "livekit-client"
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react"
import { type EventKind, useAnnounce } from "@/components/call/announcer"
import { useEncryption } from "@/components/call/encryption-status"
import { isPlainData } from "@/lib/room/encryption-watch"
import { RateLimiter } from "@/lib/room/incoming-limits"
import { participantName } from "@/lib/room/roster"
import { Store } from "@/lib/room/store"
import { type Emoji, REACTIONS, texts } from "./texts"

const TOPIC = "greenroom.reaction"
const DURATION_MS = 3000
const MAX_SHOWN = 24
const MAX_SHOWN_PER_SENDER = 4
/** A participant's reactions are announced at most once in this time. */
const ANNOUNCE_INTERVAL_MS = 5000
/** Reactions that are announced one by one; more are counted. */
const MAX_ANNOUNCED = 3

/** Not in a toast: reactions float over the tiles. */
const REACTION: EventKind<SentReaction> = { id: "reaction", format: describeReactions }
type SentReaction = { name: string; emoji: Emoji }

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const MAX_PAYLOAD_BYTES = Math.max(...REACTIONS.map(({ emoji }) => encoder.encode(emoji).length))

export type Reactions = { log: ReactionLog; react: (emoji: Emoji) => void }

export type Reaction = { id: number; identity: string; name: string; emoji: Emoji; expiresAt: number }

/** The reactions on screen, limited in total and per sender. */
export class ReactionLog {
  readonly shown = new Store<readonly Reaction[]>([])
  #nextId = 0
  #limiter = new RateLimiter(MAX_SHOWN_PER_SENDER, DURATION_MS)

  /** Returns whether the reaction is shown. */
  add(reaction: Omit<Reaction, "id" | "expiresAt">, now: number): boolean {
    if (this.shown.get().length >= MAX_SHOWN || !this.#limiter.allows(reaction.identity, now)) return false
    const added = { ...reaction, id: this.#nextId++, expiresAt: now + DURATION_MS }
    this.shown.set([...this.shown.get(), added])
    return true
  }

  removeExpired(now: number): void {
    const shown = this.shown.get().filter(({ expiresAt }) => expiresAt > now)
    if (shown.length < this.shown.get().length) this.shown.set(shown)
  }
}

const ReactionsContext = createContext<Reactions>({ log: new ReactionLog(), react: () => undefined })

export function useReactions(): Reactions {
  return useContext(ReactionsContext)
}

/**
 * Sends and receives reactions as lossy data messages: late ones are worthless. Replaces LiveKit's `useDataChannel`,
 * which renders for every message; here only the ones shown render.
 */
export function ReactionsProvider({ children }: { children: ReactNode }) {
  const room = useRoomContext()
  const announce = useAnnounce()
  const encryption = useEncryption()
  const [log] = useState(() => new ReactionLog())
  const reactions = useMemo(() => {
    const show = (identity: string, name: string, emoji: Emoji) => {
      const isShown = log.add({ identity, name, emoji }, Date.now())
      if (isShown) setTimeout(() => log.removeExpired(Date.now()), DURATION_MS + 20)
      return isShown
    }
    return {
      log,
      show,
      react: (emoji: Emoji) => {
        if (!show(room.localParticipant.identity, texts.you, emoji)) return
        const options = { topic: TOPIC, reliable: false }
        // A failure means that the connection is down, which has its own banner.
        room.localParticipant.publishData(encoder.encode(emoji), options).catch(() => undefined)
      },
    }
  }, [room, log])

  useEffect(() => {
    const limiter = new RateLimiter(1, ANNOUNCE_INTERVAL_MS)
    const onData = (
      payload: Uint8Array,
      sender?: RemoteParticipant,
      _kind?: unknown,
      topic?: string,
      encryptionType?: Encryption_Type,
    ) => {
      if (topic !== TOPIC || !sender) return
      const emoji = parseReaction(payload)
      if (!emoji) return
      const isPlain = isPlainData(encryption.get(), encryptionType)
      const name = isPlain ? texts.plain(participantName(sender)) : participantName(sender)
      if (!reactions.show(sender.identity, name, emoji)) return
      if (limiter.allows(sender.identity, Date.now())) announce(REACTION, { name, emoji })
    }
    room.on(RoomEvent.DataReceived, onData)
    return () => {
      room.off(RoomEvent.DataReceived, onData)
    }
  }, [room, reactions, announce, encryption])

  return <ReactionsContext value={reactions}>{children}</ReactionsContext>
}

/** Returns the reaction in a data message, or undefined if it contains anything else. */
export function parseReaction(payload: Uint8Array): Emoji | undefined {
  if (payload.byteLength > MAX_PAYLOAD_BYTES) return undefined
  const text = decoder.decode(payload)
  return REACTIONS.find(({ emoji }) => emoji === text)?.emoji
}

/** Returns what a screen reader says about reactions that arrived together. */
export function describeReactions(reactions: readonly SentReaction[]): string[] {
  return reactions.length > MAX_ANNOUNCED
    ? [texts.countReacted(reactions.length)]
    : reactions.map(({ name, emoji }) => texts.reacted(name, emoji))
}
