import { createContext, useContext } from "react"
import { Store } from "@/lib/room/store"
import { CaptionLog } from "./caption-log"

export type Captions = { log: CaptionLog; isShown: Store<boolean> }

export const CaptionsContext = createContext<Captions>({ log: new CaptionLog(), isShown: new Store(true) })

export function useCaptions(): Captions {
  return useContext(CaptionsContext)
}
