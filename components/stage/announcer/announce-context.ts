import { createContext, useContext } from "react"
import type { Happening } from "@/lib/room/announcements"

/** Has a screen reader say what happened; without the announcer, nothing does. */
export const AnnounceContext = createContext<(happening: Happening) => void>(() => undefined)

export function useAnnounce(): (happening: Happening) => void {
  return useContext(AnnounceContext)
}
