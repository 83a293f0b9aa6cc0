import type { ReactElement } from "react"
import { features } from "../features"

/** The features' buttons, for the toolbar. */
export function featureControls(): ReactElement[] {
  return features.flatMap(({ controls = {} }) =>
    Object.entries(controls).map(([name, FeatureControl]) => <FeatureControl key={name} />),
  )
}
