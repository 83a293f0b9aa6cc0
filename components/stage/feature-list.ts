import type { Feature } from "./feature"
import * as features from "./features"

/** The features of features.ts and those that come with the room's link, in their order. */
export function featureList(ofLink: readonly Feature[]): readonly Feature[] {
  return [...Object.values<Feature>(features), ...ofLink].sort((a, b) => a.order - b.order)
}
