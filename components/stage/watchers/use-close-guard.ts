import { useLocalParticipant, useRoomContext } from "@livekit/components-react"
import { ConnectionState } from "livekit-client"
import { useEffect } from "react"

/**
 * Has the browser ask before the tab is closed while the person shares their screen, and leaves the room when the page
 * really goes. LiveKit's own way, `disconnectOnPageLeave`, leaves with the question already, whatever the answer.
 */
export function useCloseGuard(): void {
  const room = useRoomContext()
  const { isScreenShareEnabled } = useLocalParticipant()

  useEffect(() => {
    // One that is only coming up goes with the page.
    const leave = () => {
      if (room.state === ConnectionState.Connected) void room.disconnect()
    }
    window.addEventListener("pagehide", leave)
    return () => window.removeEventListener("pagehide", leave)
  }, [room])

  useEffect(() => {
    if (!isScreenShareEnabled) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [isScreenShareEnabled])
}
