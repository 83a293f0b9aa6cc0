import { useRoomContext } from "@livekit/components-react"
import { ConnectionState, RoomEvent } from "livekit-client"
import { useEffect } from "react"
import { plainName } from "@/lib/room/plain-text"
import type { Announce } from "../announce-context"
import { texts } from "./texts"

const EVENTS = [
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ConnectionStateChanged,
] as const

/** Whoever is back within this time was not gone, in milliseconds. */
const SETTLED_AFTER = 500

/**
 * Tells who comes and who goes. It compares who was here with who is, once things have settled: while a connection is
 * made anew, LiveKit's events say that everybody left and came back.
 */
export function useComingAndGoing(announce: Announce): void {
  const room = useRoomContext()

  useEffect(() => {
    let known: Map<string, string> | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const compare = () => {
      timer = undefined
      if (room.state !== ConnectionState.Connected) return
      const present = new Map(
        [...room.remoteParticipants.values()].map(({ identity, name }) => [
          identity,
          plainName(name ?? "") || texts.someone,
        ]),
      )
      if (known) {
        for (const [identity, name] of present) if (!known.has(identity)) announce(texts.joined, name)
        for (const [identity, name] of known) if (!present.has(identity)) announce(texts.left, name)
      }
      known = present
    }
    const soon = () => {
      // Who is here already when one joins did not come: that is where the comparing begins.
      if (!known) compare()
      else timer ??= setTimeout(compare, SETTLED_AFTER)
    }
    for (const event of EVENTS) room.on(event, soon)
    return () => {
      clearTimeout(timer)
      for (const event of EVENTS) room.off(event, soon)
    }
  }, [room, announce])
}
