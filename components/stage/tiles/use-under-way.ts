import type { Participant } from "livekit-client"
import { useSyncExternalStore } from "react"
import type { Device } from "@/lib/room/media-fault"
import { usePublication } from "../publication-context"

/** The own device's track while it is on its way into the call; nothing for others. */
export function useUnderWay(participant: Participant, device: Device): MediaStreamTrack | undefined {
  const publication = usePublication()
  const track = useSyncExternalStore(publication.subscribe, () => publication.track(device))
  return participant.isLocal ? track : undefined
}
