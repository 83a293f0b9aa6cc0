import type { Participant, TrackPublication } from "livekit-client"
import type { ReactNode } from "react"
import { useFeatures } from "../features-context"

/** What a feature shows in place of a picture, because it can't be shown; nothing where it can. */
export function useCover(participant: Participant, publication: TrackPublication | undefined): ReactNode {
  // biome-ignore lint/correctness/useHookAtTopLevel: the list never changes, so each hook keeps its place
  return useFeatures().flatMap(({ useCover }) => useCover?.(participant, publication) ?? [])[0]
}
