import type { Feature } from "../feature"
import { HandControl } from "./hand-control"
import { HandMark } from "./hand-mark"
import { HandsProvider } from "./hands-provider"
import { useHandQueue } from "./use-hand-queue"

/** Raised hands, and the order in which they wait. */
export const hands: Feature = {
  id: "hands",
  order: 10,
  Provider: HandsProvider,
  controls: { HandControl },
  ParticipantMark: HandMark,
  useFirst: useHandQueue,
}
