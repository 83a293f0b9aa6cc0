import { useRoomContext } from "@livekit/components-react"
import { RoomEvent } from "livekit-client"
import { useDeferredValue, useMemo } from "react"
import { type TileTrack, tileTracks } from "@/lib/room/tile-tracks"
import { useRoomChanges } from "../use-room-changes"

const CHANGES = [
  // From here on one has an identity oneself, and the own picture can find its place in the wings.
  RoomEvent.SignalConnected,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
] as const

/** More tiles than this are built in slices between which the page goes on: dozens at once would hold it up. */
const AT_ONCE = 9

const NONE: readonly TileTrack[] = []

/**
 * What has a tile. LiveKit's `useTracks` would look through all tracks for each person without a camera, at everything
 * that happens in the room.
 */
export function useTileTracks(): readonly TileTrack[] {
  const room = useRoomContext()
  const version = useRoomChanges(CHANGES)
  // biome-ignore lint/correctness/useExhaustiveDependencies: LiveKit changes the room in place; the version says when
  const now = useMemo(() => tileTracks(room), [room, version])
  const soon = useDeferredValue(now, NONE)
  return now.length > AT_ONCE ? soon : now
}
