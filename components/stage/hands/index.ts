import type { Feature } from "../feature"
import { HandControl } from "./hand-control"
import { HandsProvider } from "./hands-provider"

/** Raised hands, and the order in which they wait. */
export const hands: Feature = { id: "hands", Provider: HandsProvider, controls: { HandControl } }
