import type { Participant } from "livekit-client"
import { ErrorBoundary } from "@/components/ui/error-boundary"
import { useFeatures } from "./features-context"

/** What the features show of a person, on their tile and in the list of people. */
export function ParticipantMarks({ participant }: { participant: Participant }) {
  return useFeatures().map(
    ({ id, ParticipantMark }) =>
      ParticipantMark && (
        <ErrorBoundary key={id} fallback={() => null}>
          <ParticipantMark participant={participant} />
        </ErrorBoundary>
      ),
  )
}
