import { createContext, useContext } from "react"
import { Store } from "@/lib/room/store"

export type Hands = {
  /** Identities of those with a hand up, the first one first. */
  queue: Store<readonly string[]>
  /** Raises or lowers this person's own hand. @throws when the server did not take it */
  raise: (isUp: boolean) => Promise<void>
}

export const HandsContext = createContext<Hands>({
  queue: new Store<readonly string[]>([]),
  raise: async () => undefined,
})

export function useHands(): Hands {
  return useContext(HandsContext)
}
