import type { Feature } from "../feature"
import { FloatingReactions } from "./floating-reactions"
import { ReactionControl } from "./reaction-control"
import { ReactionsProvider } from "./reactions-provider"

/** An emoji for all to see, for a moment. */
export const reactions: Feature = {
  id: "reactions",
  order: 40,
  Provider: ReactionsProvider,
  controls: { ReactionControl },
  Overlay: FloatingReactions,
}
