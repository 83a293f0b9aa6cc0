import { useSessionContext } from "@livekit/components-react"
import { ConnectionState } from "livekit-client"
import { texts } from "@/lib/texts/stage"
import { useSilentLine } from "./use-silent-line"

/** Says over the tiles when the call is not connected. */
export function LineBanner() {
  const { connectionState } = useSessionContext()
  const isSilent = useSilentLine()
  const banner = BANNERS[connectionState] ?? (isSilent ? texts.silent : undefined)
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-3 z-20 flex justify-center">
      {banner && (
        <p className="rounded-full bg-text px-4 py-2 text-label font-medium text-background shadow-lg">
          {banner}
        </p>
      )}
    </div>
  )
}

const BANNERS: Record<ConnectionState, string | undefined> = {
  [ConnectionState.Connecting]: texts.joining,
  [ConnectionState.Connected]: undefined,
  [ConnectionState.Reconnecting]: texts.reconnecting,
  [ConnectionState.SignalReconnecting]: texts.reconnecting,
  // Before the start, and for a moment at the end.
  [ConnectionState.Disconnected]: undefined,
}
