import { createContext, useContext } from "react"
import { PreviewPublication } from "@/lib/room/preview-publication"

/** The green room's tracks on their way into the call. */
export const PublicationContext = createContext(new PreviewPublication())

export function usePublication(): PreviewPublication {
  return useContext(PublicationContext)
}
