import { useRoomContext } from "@livekit/components-react"
import { type Participant, RoomEvent, type TrackPublication } from "livekit-client"
import { type ReactNode, useEffect, useState } from "react"
import { Undecryptable } from "./undecryptable"

/** Stands in for a picture that can't be decrypted here, and says why; nothing where it can, or needs not be. */
export function useUndecryptable(
  participant: Participant,
  publication: TrackPublication | undefined,
): ReactNode {
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
  // Not `isE2EEEnabled`, which becomes true when the worker has answered: tiles may be there before.
  if (!room.hasE2EESetup) return <Undecryptable reason="no-key" />
  return failed === publication.trackSid ? <Undecryptable reason="wrong-key" /> : undefined
}
