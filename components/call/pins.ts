import { createContext, useContext } from "react"
import { Store } from "@/lib/room/store"
import { type FocusChoice, NO_CHOICE } from "@/lib/room/tile-order"

/** Which tile the user pinned: the tiles and the list of participants change it. */
export const PinsContext = createContext(new Store<FocusChoice>(NO_CHOICE))

export function usePins(): Store<FocusChoice> {
  return useContext(PinsContext)
}
