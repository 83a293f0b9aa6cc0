import { useParticipants, useRoomContext } from "@livekit/components-react"
import { type Participant, RoomEvent } from "livekit-client"

const CHANGES = [
  RoomEvent.ParticipantEncryptionStatusChanged,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.LocalTrackPublished,
]

/** What a call is protected by: nothing, a key that all use, or a key that somebody doesn't use. */
export type EncryptionState = "none" | "encrypted" | "partly"

export function useEncryptionState(): EncryptionState {
  const { isE2EEEnabled } = useRoomContext()
  const participants = useParticipants({ updateOnlyOn: CHANGES })
  if (!isE2EEEnabled) return "none"
  return participants.every(sendsOnlyEncrypted) ? "encrypted" : "partly"
}

function sendsOnlyEncrypted({ trackPublications }: Participant): boolean {
  return [...trackPublications.values()].every((publication) => publication.isEncrypted)
}
