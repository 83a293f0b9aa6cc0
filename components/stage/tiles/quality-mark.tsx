import { useConnectionQualityIndicator } from "@livekit/components-react"
import { ConnectionQuality, type Participant } from "livekit-client"
import { WifiLow, WifiOff } from "lucide-react"
import { texts } from "@/lib/texts/stage"

/** Shows that somebody's connection is poor or lost; nothing while it is good. */
export function QualityMark({ participant }: { participant: Participant }) {
  const { quality } = useConnectionQualityIndicator({ participant })
  if (quality === ConnectionQuality.Poor) {
    return <WifiLow className="size-3.5 shrink-0 text-warning-on-scrim" aria-label={texts.poorConnection} />
  }
  if (quality === ConnectionQuality.Lost) {
    return <WifiOff className="size-3.5 shrink-0 text-warning-on-scrim" aria-label={texts.lostConnection} />
  }
  return null
}
