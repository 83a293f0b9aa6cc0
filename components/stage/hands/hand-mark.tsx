import type { Participant } from "livekit-client"
import { Hand } from "lucide-react"
import { texts } from "./texts"
import { useHandPlace } from "./use-hand-place"

/** The mark of a raised hand, with its place in the line; nothing while the hand is down. */
export function HandMark({ participant }: { participant: Participant }) {
  const place = useHandPlace(participant.identity)
  if (place === 0) return null
  return (
    <span className="flex h-9 min-w-9 items-center justify-center gap-1 rounded-xl bg-warning px-2 text-label font-semibold text-on-warning">
      <Hand className="size-4.5" aria-hidden="true" />
      <span aria-hidden="true">{place}</span>
      <span className="sr-only">{texts.raised(place)}</span>
    </span>
  )
}
