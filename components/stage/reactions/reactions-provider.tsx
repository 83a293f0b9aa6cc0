import { useRoomContext } from "@livekit/components-react"
import { type RemoteParticipant, RoomEvent } from "livekit-client"
import { type ReactNode, useEffect, useMemo, useState } from "react"
import { plainName } from "@/lib/room/plain-text"
import { RateGuard } from "@/lib/room/rate-guard"
import { useAnnounce } from "../announce-context"
import { type Emoji, parseReaction, REACTION_SHOWN_FOR, ReactionLog } from "./reactions"
import { ReactionsContext } from "./reactions-context"
import { reactionsSaid } from "./reactions-said"
import { texts } from "./texts"

const TOPIC = "greenroom.reaction"

/**
 * Sends and receives reactions. They are data messages that may get lost, as old ones are worth nothing. LiveKit's
 * `useDataChannel` renders for each that arrives; here the few that are shown are.
 */
export function ReactionsProvider({ children }: { children: ReactNode }) {
  const room = useRoomContext()
  const announce = useAnnounce()
  const [log] = useState(() => new ReactionLog())
  const reactions = useMemo(() => {
    const show = (identity: string, name: string, emoji: Emoji) => {
      const isShown = log.add({ identity, name, emoji }, Date.now())
      if (isShown) setTimeout(() => log.expire(Date.now()), REACTION_SHOWN_FOR + 20)
      return isShown
    }
    return {
      log,
      show,
      react: (emoji: Emoji) => {
        if (!show(room.localParticipant.identity, texts.you, emoji)) return
        const payload = new TextEncoder().encode(emoji)
        // Where it fails, the person has other things to worry about, and is told of them.
        room.localParticipant.publishData(payload, { topic: TOPIC, reliable: false }).catch(() => undefined)
      },
    }
  }, [room, log])

  useEffect(() => {
    const guard = new RateGuard(1, 5000)
    const onData = (payload: Uint8Array, from?: RemoteParticipant, _kind?: unknown, topic?: string) => {
      const emoji = topic === TOPIC && from ? parseReaction(payload) : undefined
      if (!emoji || !from) return
      const name = plainName(from.name ?? "") || texts.someone
      if (!reactions.show(from.identity, name, emoji)) return
      if (guard.allows(from.identity, Date.now())) announce(reactionsSaid, { name, emoji })
    }
    room.on(RoomEvent.DataReceived, onData)
    return () => {
      room.off(RoomEvent.DataReceived, onData)
    }
  }, [room, reactions, announce])

  return <ReactionsContext value={reactions}>{children}</ReactionsContext>
}
