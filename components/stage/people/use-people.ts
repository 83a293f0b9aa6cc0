import { useRoomContext } from "@livekit/components-react"
import { type Participant, RoomEvent } from "livekit-client"
import { useMemo } from "react"
import { useRoomChanges } from "../use-room-changes"

const COMING_AND_GOING = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantNameChanged,
] as const

/** Everyone in the call. */
export function usePeople(): readonly Participant[] {
  const room = useRoomContext()
  const version = useRoomChanges(COMING_AND_GOING)
  // biome-ignore lint/correctness/useExhaustiveDependencies: LiveKit changes the room in place; the version says when
  return useMemo(() => [room.localParticipant, ...room.remoteParticipants.values()], [room, version])
}
