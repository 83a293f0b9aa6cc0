import type { ReactElement } from "react"
import { features } from "../features"

/** The features' buttons, for the toolbar. */
export function featureControls(): ReactElement[] {
  return features.flatMap(({ id, controls = [] }) =>
    controls.map((FeatureControl, index) => <FeatureControl key={`${id} ${index}`} />),
  )
}
