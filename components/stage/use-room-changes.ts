import { useRoomContext } from "@livekit/components-react"
import type { RoomEvent } from "livekit-client"
import { useEffect, useReducer } from "react"

/**
 * Has the component rendered after any of these events of the room, once for all that come together. LiveKit's own
 * hooks list everybody anew for each event: with thousands of people who come back after a reconnect, for seconds.
 * @param events the same list each time
 * @returns a number that is another one after each change, for `useMemo`
 */
export function useRoomChanges(events: readonly RoomEvent[]): number {
  const room = useRoomContext()
  const [version, onChange] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    // What happened between the rendering and now.
    onChange()
    for (const event of events) room.on(event, onChange)
    return () => {
      for (const event of events) room.off(event, onChange)
    }
  }, [room, events])
  return version
}
