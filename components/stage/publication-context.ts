import { createContext, useContext } from "react"
import type { Device } from "@/lib/room/media-fault"
import { PreviewPublication } from "@/lib/room/preview-publication"

/** The green room's tracks on their way into the call. */
export const PublicationContext = createContext(new PreviewPublication())

/** Which of the own devices are on their way: on, although the room has no track of them yet. */
export const UnderWayContext = createContext<Record<Device, boolean>>({ microphone: false, camera: false })

export function usePublication(): PreviewPublication {
  return useContext(PublicationContext)
}

export function useIsUnderWay(device: Device): boolean {
  return useContext(UnderWayContext)[device]
}
