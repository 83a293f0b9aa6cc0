import { useRoomContext } from "@livekit/components-react"
import { RoomEvent } from "livekit-client"
import { useEffect, useState } from "react"
import { iceTransportOf } from "@/lib/room/ice-transport"

/** After these there may be another connection, or a first one. */
const EVENTS = [RoomEvent.LocalTrackPublished, RoomEvent.TrackSubscribed, RoomEvent.Reconnected] as const

/**
 * Whether nothing comes from the LiveKit server any more. The browser notices after a few seconds; LiveKit's client goes
 * by its pings, which takes 15, and reconnects then.
 */
export function useSilentLine(): boolean {
  const room = useRoomContext()
  const [isSilent, setSilent] = useState(false)

  useEffect(() => {
    let transport: RTCIceTransport | undefined
    const update = () => setSilent(transport?.state === "disconnected")
    const watch = (next: RTCIceTransport | undefined) => {
      if (next === transport) return
      transport?.removeEventListener("statechange", update)
      transport = next
      transport?.addEventListener("statechange", update)
      update()
    }
    const find = () => watch(iceTransportOf(room))
    find()
    for (const event of EVENTS) room.on(event, find)
    return () => {
      for (const event of EVENTS) room.off(event, find)
      watch(undefined)
    }
  }, [room])

  return isSilent
}
