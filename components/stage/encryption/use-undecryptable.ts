import { useRoomContext } from "@livekit/components-react"
import { type Participant, RoomEvent, type TrackPublication } from "livekit-client"
import { useEffect, useState } from "react"

/** Why somebody's track can't be decrypted here; undefined where it can, or needs not be. */
export function useUndecryptable(
  participant: Participant,
  publication: TrackPublication | undefined,
): "no-key" | "wrong-key" | undefined {
  const room = useRoomContext()
  const [failed, setFailed] = useState<string>()

  useEffect(() => {
    const onError = (_: Error, whose?: Participant) => {
      if (whose === participant) setFailed(publication?.trackSid)
    }
    room.on(RoomEvent.EncryptionError, onError)
    return () => {
      room.off(RoomEvent.EncryptionError, onError)
    }
  }, [room, participant, publication])

  if (!publication?.isEncrypted || participant.isLocal) return undefined
  if (!room.isE2EEEnabled) return "no-key"
  return failed === publication.trackSid ? "wrong-key" : undefined
}
