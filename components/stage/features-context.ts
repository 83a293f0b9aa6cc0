import { createContext, useContext } from "react"
import type { Feature } from "./feature"

/** What the call can do. A context, because parts of features ask for it too: importing features.ts would be a circle. */
export const FeaturesContext = createContext<readonly Feature[]>([])

/** The features of this call: always the same ones in the same order, so that hooks of theirs may be called in a loop. */
export function useFeatures(): readonly Feature[] {
  return useContext(FeaturesContext)
}
