import { createContext, useContext } from "react"
import { CaptionLog } from "@/lib/room/caption-log"
import { Store } from "@/lib/room/store"

export type Captions = { log: CaptionLog; isShown: Store<boolean> }

export const CaptionsContext = createContext<Captions>({ log: new CaptionLog(), isShown: new Store(true) })

export function useCaptions(): Captions {
  return useContext(CaptionsContext)
}
