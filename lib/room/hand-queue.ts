import { ConnectionState, type Room, RoomEvent } from "livekit-client"
import { HAND_ATTRIBUTE, ROSTER_ATTRIBUTES } from "../participants"
import { rosterOf } from "./roster"
import { Store } from "./store"

/** A hand keeps its place this long while its participant reconnects: their page raises it again. */
const KEEP_PLACE_MS = 30_000

type HandRaiser = {
  identity: string
  /** Given by the server, a new one for each connection. */
  sid: string
  attributes: Readonly<Record<string, string>>
  joinedAt?: Date | undefined
}

type RaisedHand = {
  value: string
  sid: string
  /** When this page saw the hand go up. */
  seenAt: number
  /** When its participant says that it went up. */
  claimedAt: number
  /** When this page saw that the participant was gone, or back without the hand. */
  goneAt?: number | undefined
}

/**
 * The order in which hands went up, as this page saw it: a participant's own clock could claim to be first. It only decides
 * between hands that this page saw at the same moment, such as those that were up when it joined.
 */
export class HandQueue {
  #hands = new Map<string, RaisedHand>()

  /** Returns the identities of participants with a raised hand, longest wait first. */
  update(participants: Iterable<HandRaiser>, now: number): string[] {
    const missing = new Set(this.#hands.keys())
    for (const { identity, sid, attributes, joinedAt } of participants) {
      const value = attributes[HAND_ATTRIBUTE]
      const hand = this.#hands.get(identity)
      if (value) {
        missing.delete(identity)
        const known = hand?.value === value ? hand : createHand(value, joinedAt, now)
        this.#hands.set(identity, { ...known, sid, goneAt: undefined })
      } else if (hand?.sid === sid) {
        this.#hands.delete(identity)
      }
    }
    for (const identity of missing) {
      const hand = this.#hands.get(identity)
      if (hand) hand.goneAt ??= now
      if (hand?.goneAt !== undefined && now - hand.goneAt > KEEP_PLACE_MS) this.#hands.delete(identity)
    }
    return [...this.#hands]
      .filter(([, { goneAt }]) => goneAt === undefined)
      .sort(
        ([a, one], [b, other]) =>
          compare(one.seenAt, other.seenAt) || compare(one.claimedAt, other.claimedAt) || compare(a, b),
      )
      .map(([identity]) => identity)
  }
}

/** A time before the participant joined counts as the time of joining, and a value that isn't a time comes last. */
function createHand(value: string, joinedAt: Date | undefined, now: number): Omit<RaisedHand, "sid"> {
  const claimedAt = Math.max(Date.parse(value), joinedAt?.getTime() ?? 0)
  return { value, seenAt: now, claimedAt: Number.isNaN(claimedAt) ? Number.POSITIVE_INFINITY : claimedAt }
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const CHANGES = [
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ConnectionStateChanged,
] as const

const ATTRIBUTES: readonly string[] = [HAND_ATTRIBUTE, ...ROSTER_ATTRIBUTES]

const queues = new WeakMap<Room, Store<readonly string[]>>()

/** Returns the identities of a room's participants with a raised hand, longest wait first. */
export function raisedHands(room: Room): Store<readonly string[]> {
  const existing = queues.get(room)
  if (existing) return existing
  const store = new Store<readonly string[]>([])
  const queue = new HandQueue()
  const update = () => {
    // During a reconnect everyone seems to leave and come back.
    if (room.state === ConnectionState.Reconnecting) return
    const identities = queue.update(rosterOf(room).participants, Date.now())
    if (identities.join("\n") !== store.get().join("\n")) store.set(identities)
  }
  update()
  for (const event of CHANGES) room.on(event, update)
  room.on(RoomEvent.ParticipantAttributesChanged, (changed) => {
    // Not every change: anyone can change their attributes many times a second.
    if (ATTRIBUTES.some((name) => name in changed)) update()
  })
  queues.set(room, store)
  return store
}
