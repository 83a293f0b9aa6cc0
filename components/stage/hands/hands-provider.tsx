import { useRoomContext } from "@livekit/components-react"
import { RoomEvent } from "livekit-client"
import { type ReactNode, useEffect, useState } from "react"
import { plainName } from "@/lib/room/plain-text"
import { RateGuard } from "@/lib/room/rate-guard"
import { Store } from "@/lib/room/store"
import { useAnnounce } from "../announce-context"
import { HAND_ATTRIBUTE, handQueue } from "./hand-queue"
import { HandsContext } from "./hands-context"
import { texts } from "./texts"

const EVENTS = [
  RoomEvent.ParticipantAttributesChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ConnectionStateChanged,
] as const

/** Keeps the line of raised hands, and says when one goes up. */
export function HandsProvider({ children }: { children: ReactNode }) {
  const room = useRoomContext()
  const announce = useAnnounce()
  const [hands] = useState(() => {
    let since = ""
    const tell = () => room.localParticipant.setAttributes({ [HAND_ATTRIBUTE]: since })
    const raise = async (isUp: boolean) => {
      const before = since
      since = isUp ? new Date().toISOString() : ""
      await tell().catch((error: unknown) => {
        since = before
        throw error
      })
    }
    // A server that was restarted knows only what the token says of a person.
    const restore = () => {
      if (since && !room.localParticipant.attributes[HAND_ATTRIBUTE]) tell().catch(() => undefined)
    }
    return { queue: new Store<readonly string[]>([]), raise, restore }
  })

  useEffect(() => {
    // Who waves their hand up and down is not said each time.
    const guard = new RateGuard(1, 5000)
    const update = () => {
      const before = hands.queue.get()
      const queue = handQueue([room.localParticipant, ...room.remoteParticipants.values()])
      if (queue.join("\n") === before.join("\n")) return
      hands.queue.set(queue)
      for (const identity of queue) {
        if (before.includes(identity) || identity === room.localParticipant.identity) continue
        if (!guard.allows(identity, Date.now())) continue
        const name = plainName(room.remoteParticipants.get(identity)?.name ?? "") || texts.someone
        announce(texts.raisedBy, name)
      }
    }
    update()
    for (const event of EVENTS) room.on(event, update)
    room.on(RoomEvent.Reconnected, hands.restore)
    return () => {
      room.off(RoomEvent.Reconnected, hands.restore)
      for (const event of EVENTS) room.off(event, update)
    }
  }, [room, hands, announce])

  return <HandsContext value={hands}>{children}</HandsContext>
}
