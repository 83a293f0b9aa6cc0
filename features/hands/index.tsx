import type { Participant } from "livekit-client"
import { Hand } from "lucide-react"
import { ControlButton } from "@/components/call/control-button"
import type { Feature } from "@/components/call/feature-slots"
import { useRights } from "@/components/call/rights"
import { useStore } from "@/components/ui/use-store"
import { HandsProvider, SHORTCUT, useHandPosition, useHands } from "./hands-provider"
import { texts } from "./texts"

/** Raised hands, and the order in which they went up. */
export const hands: Feature = {
  id: "hands",
  Provider: HandsProvider,
  controlButtons: [HandButton],
  ParticipantBadge: HandBadge,
}

function HandButton() {
  const { queue, isRaised, isPending, toggle } = useHands()
  const count = useStore(queue).length
  if (!useRights().raiseHand) return null
  return (
    <ControlButton
      name={texts.raiseHand}
      icon={Hand}
      tooltip={isRaised ? texts.lower : texts.raise}
      shortcut={SHORTCUT}
      pressed={isRaised}
      busy={isPending}
      badge={{ count, label: texts.count(count), isNews: true }}
      onPress={toggle}
    />
  )
}

/** Shows a participant's raised hand and its position in the queue. */
function HandBadge({ participant }: { participant: Participant }) {
  const position = useHandPosition(participant.identity)
  if (position === 0) return null
  return (
    <span className="flex h-9 min-w-9 items-center justify-center gap-1 rounded-md bg-warning px-2 text-label font-semibold text-warning-foreground">
      <Hand className="size-4.5" aria-hidden="true" />
      <span aria-hidden="true">{position}</span>
      <span className="sr-only">{texts.raised(position)}</span>
    </span>
  )
}
