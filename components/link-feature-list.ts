import type { LinkFeature } from "./link-feature"
import * as linkFeatures from "./link-features"

/** All of link-features.ts. */
export const linkFeatureList: readonly LinkFeature[] = Object.values<LinkFeature>(linkFeatures)
