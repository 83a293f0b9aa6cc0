import { useRoomContext } from "@livekit/components-react"
import { ConnectionState, type Participant, RoomEvent } from "livekit-client"
import { Hand } from "lucide-react"
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react"
import { type EventKind, lastMessage, useAnnounce } from "@/components/call/announcer"
import { useCall } from "@/components/call/call-context"
import { useNotice } from "@/components/call/notice"
import { useRights } from "@/components/call/rights"
import { useShortcut } from "@/components/ui/use-shortcut"
import { HAND_ATTRIBUTE } from "@/lib/participants"
import { raisedHands } from "@/lib/room/hand-queue"
import { RateLimiter } from "@/lib/room/incoming-limits"
import { setOwnAttributes } from "@/lib/room/own-attributes"
import { participantName } from "@/lib/room/roster"
import { Store } from "@/lib/room/store"
import { texts } from "./texts"

export const SHORTCUT = "h"

/** Of several changes of one's own hand, only the last one counts. */
const OWN_HAND: EventKind<string> = {
  id: "own-hand",
  format: lastMessage,
  immediate: true,
}
const LOWERED_BY_HOST: EventKind<string> = { ...OWN_HAND, id: "hand-lowered-by-host", icon: Hand }
const HAND_RAISED: EventKind<string> = {
  id: "hand-raised",
  format: texts.raisedBy,
  icon: Hand,
  preference: "handNotices",
  sound: "hand",
}
/** A participant's hand is announced at most once in this time. */
const ANNOUNCE_INTERVAL_MS = 5000

type Hands = {
  /** Identities of participants with a raised hand, longest wait first. */
  queue: Store<readonly string[]>
  /** Whether the local hand is up, or the server has been asked to raise it. */
  isRaised: boolean
  isPending: boolean
  toggle: () => void
}

const HandsContext = createContext<Hands>({
  queue: new Store<readonly string[]>([]),
  isRaised: false,
  isPending: false,
  toggle: () => undefined,
})

export function useHands(): Hands {
  return useContext(HandsContext)
}

/** Returns a participant's position in the queue, starting at 1; 0 if the hand is down. */
export function useHandPosition(identity: string): number {
  return useQueuePosition(useHands().queue, identity)
}

function useQueuePosition(queue: Store<readonly string[]>, identity: string): number {
  const position = () => queue.get().indexOf(identity) + 1
  return useSyncExternalStore(queue.subscribe, position, position)
}

/** Keeps the queue of raised hands, raises and lowers the local one, and announces others. */
export function HandsProvider({ children }: { children: ReactNode }) {
  const { localParticipant } = useRoomContext()
  const announce = useAnnounce()
  const showNotice = useNotice()
  const { queue, setRaised } = useHandQueue()
  const isInQueue = useQueuePosition(queue, localParticipant.identity) > 0
  // Shown until the server confirms or rejects it.
  const [requested, setRequested] = useState<boolean>()
  const isRaised = requested ?? isInQueue
  const isPending = requested !== undefined

  const hands = useMemo(() => {
    const toggle = async () => {
      if (isPending) return
      setRequested(!isRaised)
      try {
        await setRaised(!isRaised)
        const position = queue.get().indexOf(localParticipant.identity) + 1
        announce(OWN_HAND, isRaised ? texts.ownLowered : texts.ownRaised(Math.max(1, position)))
      } catch {
        showNotice(texts.failed)
      } finally {
        setRequested(undefined)
      }
    }
    return { queue, isRaised, isPending, toggle: () => void toggle() }
  }, [queue, setRaised, isRaised, isPending, localParticipant, announce, showNotice])
  useShortcut(useRights().raiseHand ? SHORTCUT : undefined, texts.raiseHand, hands.toggle)

  return <HandsContext value={hands}>{children}</HandsContext>
}

function useHandQueue() {
  const room = useRoomContext()
  const announce = useAnnounce()
  const call = useCall()
  const [hands] = useState(() => {
    let raisedAt = ""
    const publish = () => setOwnAttributes(room, { [HAND_ATTRIBUTE]: raisedAt }, call)
    /** Rejects if the server doesn't accept the change. */
    const setRaised = async (isRaised: boolean) => {
      const previous = raisedAt
      raisedAt = isRaised ? new Date().toISOString() : ""
      await publish().catch((error: unknown) => {
        raisedAt = previous
        throw error
      })
    }
    // A restarted server only knows the attributes in the token.
    const restore = () => {
      if (raisedAt && !room.localParticipant.attributes[HAND_ATTRIBUTE]) publish().catch(() => undefined)
    }
    /** Takes note of a hand that is down on the server. Returns whether it was up for this page. */
    const lower = () => {
      const wasRaised = raisedAt !== ""
      raisedAt = ""
      return wasRaised
    }
    return { queue: raisedHands(room), setRaised, restore, lower }
  })

  useEffect(() => {
    const limiter = new RateLimiter(1, ANNOUNCE_INTERVAL_MS)
    let previous = hands.queue.get()
    const stopListening = hands.queue.subscribe(() => {
      const queue = hands.queue.get()
      for (const identity of queue) {
        const participant = room.remoteParticipants.get(identity)
        if (!participant || previous.includes(identity)) continue
        if (limiter.allows(identity, Date.now())) announce(HAND_RAISED, participantName(participant))
      }
      previous = queue
    })
    const onAttributes = (changes: Record<string, string>, { isLocal }: Participant) => {
      // While reconnecting, the server may only have forgotten the hand.
      if (!isLocal || changes[HAND_ATTRIBUTE] !== "" || room.state !== ConnectionState.Connected) return
      if (hands.lower()) announce(LOWERED_BY_HOST, texts.loweredByHost)
    }
    room.on(RoomEvent.ParticipantAttributesChanged, onAttributes)
    room.on(RoomEvent.Reconnected, hands.restore)
    return () => {
      room.off(RoomEvent.Reconnected, hands.restore)
      room.off(RoomEvent.ParticipantAttributesChanged, onAttributes)
      stopListening()
    }
  }, [room, hands, announce])

  return hands
}
