import { ConnectionState, type Room, RoomEvent } from "livekit-client"
import { useEffect } from "react"
import type { ChatLog } from "./chat-log"

/** How long a dead network can look alive, in milliseconds: until the signal's pings are missed. */
const UNNOTICED = 15_000

/**
 * Marks messages that may be lost. LiveKit's client repeats them where a connection is resumed; where a new one has
 * to be made (`Reconnecting`), what was on its way is gone.
 */
export function useLostMessages(room: Room, log: ChatLog): void {
  useEffect(() => {
    let lastConnected = Date.now()
    let wasConnected = false
    const onState = (state: ConnectionState) => {
      if (wasConnected) lastConnected = Date.now()
      wasConnected = state === ConnectionState.Connected
    }
    const onNewConnection = () => log.doubtSince(lastConnected - UNNOTICED)
    room.on(RoomEvent.ConnectionStateChanged, onState).on(RoomEvent.Reconnecting, onNewConnection)
    return () => {
      room.off(RoomEvent.ConnectionStateChanged, onState).off(RoomEvent.Reconnecting, onNewConnection)
    }
  }, [room, log])
}
