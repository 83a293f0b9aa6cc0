import type { Participant } from "livekit-client"
import { useContext } from "react"
import { ErrorBoundary } from "@/components/ui/error-boundary"
import { FeaturesContext } from "./features-context"

/** What the features show of a person, on their tile and in the list of people. */
export function ParticipantMarks({ participant }: { participant: Participant }) {
  return useContext(FeaturesContext).map(
    ({ id, ParticipantMark }) =>
      ParticipantMark && (
        <ErrorBoundary key={id} fallback={() => null}>
          <ParticipantMark participant={participant} />
        </ErrorBoundary>
      ),
  )
}
