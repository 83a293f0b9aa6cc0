import { useFeatures } from "../features-context"

/** Identities of those whom the features put first in the list, such as who raised a hand. */
export function useFirstPeople(): readonly string[] {
  // biome-ignore lint/correctness/useHookAtTopLevel: the list never changes, so each hook keeps its place
  return useFeatures().flatMap(({ useFirst }) => useFirst?.() ?? [])
}
