import { useRoomContext } from "@livekit/components-react"
import { RoomEvent } from "livekit-client"
import { useMemo } from "react"
import { type TileTrack, tileTracks } from "@/lib/room/tile-tracks"
import { useRoomChanges } from "../use-room-changes"

const CHANGES = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
] as const

/**
 * What has a tile. LiveKit's `useTracks` would look through all tracks for each person without a camera, at everything
 * that happens in the room.
 */
export function useTileTracks(): TileTrack[] {
  const room = useRoomContext()
  const version = useRoomChanges(CHANGES)
  // biome-ignore lint/correctness/useExhaustiveDependencies: LiveKit changes the room in place; the version says when
  return useMemo(() => tileTracks(room), [room, version])
}
