import type { Participant } from "livekit-client"
import { createContext, useContext, useSyncExternalStore } from "react"
import type { Device } from "@/lib/room/media-error"
import { PreviewPublication } from "@/lib/room/preview-publication"

/** The preview's tracks, which are published once the room is connected. */
export const PublicationContext = createContext(new PreviewPublication())

export function usePublication(): PreviewPublication {
  return useContext(PublicationContext)
}

/** Whether a device is on although the room has no track of it yet. */
export function useIsPending(device: Device): boolean {
  const publication = usePublication()
  return useSyncExternalStore(publication.subscribe, () => publication.isPending(device))
}

/** Returns the local participant's track of a device while it is not published yet. */
export function usePendingTrack(participant: Participant, device: Device): MediaStreamTrack | undefined {
  const publication = usePublication()
  const track = useSyncExternalStore(publication.subscribe, () => publication.track(device))
  return participant.isLocal ? track : undefined
}
