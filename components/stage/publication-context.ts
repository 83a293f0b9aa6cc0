import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react"
import type { Device } from "@/lib/room/media-fault"
import { PreviewPublication } from "@/lib/room/preview-publication"

const PublicationContext = createContext(new PreviewPublication())
const UnderWayContext = createContext("")

type PublicationProviderProps = { publication: PreviewPublication; children: ReactNode }

/** Hands down the green room's tracks on their way into the call. */
export function PublicationProvider({ publication, children }: PublicationProviderProps) {
  // Here and not in who asks: what is hidden in the wings hears of no store, and would be shown as it was before the click.
  const underWay = useSyncExternalStore(publication.subscribe, publication.underWay)
  return (
    <PublicationContext value={publication}>
      <UnderWayContext value={underWay}>{children}</UnderWayContext>
    </PublicationContext>
  )
}

export function usePublication(): PreviewPublication {
  return useContext(PublicationContext)
}

/** Whether the own device is on its way into the call: on, although the room has no track of it yet. */
export function useIsUnderWay(device: Device): boolean {
  return useContext(UnderWayContext).split(",").includes(device)
}
