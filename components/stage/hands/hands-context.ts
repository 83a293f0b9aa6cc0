import { createContext, useContext } from "react"
import { Store } from "@/lib/room/store"

export type Hands = {
  /** Identities of those with a hand up, the first one first. */
  queue: Store<readonly string[]>
}

export const HandsContext = createContext<Hands>({ queue: new Store<readonly string[]>([]) })

export function useHands(): Hands {
  return useContext(HandsContext)
}
