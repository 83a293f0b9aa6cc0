import { ConnectionState, type Room, RoomEvent } from "livekit-client"
import { useEffect } from "react"
import type { CallReconnectPolicy } from "@/lib/room/call-reconnect-policy"

/** Often enough for minutes to be told apart, in milliseconds. */
const EVERY = 10_000

/** Tells the policy that the call is alive, so that it notices when the computer was not. */
export function useHeartbeat(room: Room, policy: CallReconnectPolicy): void {
  useEffect(() => {
    const renew = () => policy.renew()
    const timer = setInterval(() => {
      if (room.state === ConnectionState.Connected) policy.beat()
    }, EVERY)
    room.on(RoomEvent.Connected, renew).on(RoomEvent.Reconnected, renew)
    return () => {
      clearInterval(timer)
      room.off(RoomEvent.Connected, renew).off(RoomEvent.Reconnected, renew)
    }
  }, [room, policy])
}
