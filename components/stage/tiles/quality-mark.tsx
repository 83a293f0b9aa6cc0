import { useConnectionQualityIndicator } from "@livekit/components-react"
import { ConnectionQuality, type Participant } from "livekit-client"
import { WifiLow, WifiOff } from "lucide-react"
import { texts } from "@/lib/texts/stage"
import { Mark } from "./mark"

/** Shows that somebody's connection is poor or lost; nothing while it is good. */
export function QualityMark({ participant }: { participant: Participant }) {
  const { quality } = useConnectionQualityIndicator({ participant })
  if (quality === ConnectionQuality.Poor) {
    return <Mark icon={WifiLow} label={texts.poorConnection} className="text-warning-on-scrim" />
  }
  if (quality === ConnectionQuality.Lost) {
    return <Mark icon={WifiOff} label={texts.lostConnection} className="text-warning-on-scrim" />
  }
  return null
}
