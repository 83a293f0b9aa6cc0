import { createContext } from "react"
import type { Feature } from "./feature"

/** The list of features.ts, for parts of features: importing it there would be a circle. */
export const FeaturesContext = createContext<readonly Feature[]>([])
