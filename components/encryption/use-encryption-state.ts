import { useRoomContext } from "@livekit/components-react"
import { type Participant, RoomEvent } from "livekit-client"
import { useRoomChanges } from "@/components/stage/use-room-changes"

const CHANGES = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.LocalTrackPublished,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantEncryptionStatusChanged,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
] as const

/** What a call is protected by: nothing, a key that all use, or a key that somebody doesn't use. */
export type EncryptionState = "none" | "encrypted" | "partly"

export function useEncryptionState(): EncryptionState {
  const { isE2EEEnabled, localParticipant, remoteParticipants } = useRoomContext()
  useRoomChanges(CHANGES)
  if (!isE2EEEnabled) return "none"
  return [localParticipant, ...remoteParticipants.values()].every(sendsOnlyEncrypted) ? "encrypted" : "partly"
}

function sendsOnlyEncrypted({ trackPublications }: Participant): boolean {
  return [...trackPublications.values()].every((publication) => publication.isEncrypted)
}
