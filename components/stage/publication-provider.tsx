import { type ReactNode, useMemo, useSyncExternalStore } from "react"
import type { PreviewPublication } from "@/lib/room/preview-publication"
import { PublicationContext, UnderWayContext } from "./publication-context"

type PublicationProviderProps = { publication: PreviewPublication; children: ReactNode }

/**
 * Hands down the green room's tracks, and which of them are on their way. That is asked for here and not where it is
 * shown: what is hidden in the wings hears of no store, and would be shown as it was before the click.
 */
export function PublicationProvider({ publication, children }: PublicationProviderProps) {
  const { subscribe, isUnderWay } = publication
  const microphone = useSyncExternalStore(subscribe, () => isUnderWay("microphone"))
  const camera = useSyncExternalStore(subscribe, () => isUnderWay("camera"))
  const underWay = useMemo(() => ({ microphone, camera }), [microphone, camera])
  return (
    <PublicationContext value={publication}>
      <UnderWayContext value={underWay}>{children}</UnderWayContext>
    </PublicationContext>
  )
}
