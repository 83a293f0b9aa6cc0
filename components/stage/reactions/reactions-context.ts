import { createContext, useContext } from "react"
import { type Emoji, ReactionLog } from "./reactions"

export type Reactions = { log: ReactionLog; react: (emoji: Emoji) => void }

export const ReactionsContext = createContext<Reactions>({ log: new ReactionLog(), react: () => undefined })

export function useReactions(): Reactions {
  return useContext(ReactionsContext)
}
