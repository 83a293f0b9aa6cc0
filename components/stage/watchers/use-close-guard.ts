import { useLocalParticipant } from "@livekit/components-react"
import { useEffect } from "react"

/** Has the browser ask before the tab is closed while the person shares their screen. */
export function useCloseGuard(): void {
  const { isScreenShareEnabled } = useLocalParticipant()

  useEffect(() => {
    if (!isScreenShareEnabled) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [isScreenShareEnabled])
}
