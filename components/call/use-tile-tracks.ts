import { useRoomContext, useSpeakingParticipants } from "@livekit/components-react"
import { RoomEvent, Track } from "livekit-client"
import { createContext, useContext, useDeferredValue, useEffect, useMemo, useRef } from "react"
import { ROSTER_ATTRIBUTES } from "@/lib/participants"
import { Store } from "@/lib/room/store"
import type { Layout } from "@/lib/room/tile-layout"
import {
  bringInSpeakers,
  type FocusableTile,
  type FocusChoice,
  keepOrder,
  NO_CHOICE,
  pinnedKey,
  speakerKey,
  type TileTrack,
  tileKey,
  tileTracks,
} from "@/lib/room/tile-order"
import { useRoomChanges } from "./use-room-changes"

const CHANGES = [
  // From here on the local participant has an identity.
  RoomEvent.SignalConnected,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantPermissionsChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
] as const

/** With more tiles than this, React renders them in slices: dozens at once would block the page. */
const MAX_TILES_AT_ONCE = 9

/** Which tile the user pinned: the tiles and the list of participants change it. */
export const PinsContext = createContext(new Store<FocusChoice>(NO_CHOICE))

export function usePins(): Store<FocusChoice> {
  return useContext(PinsContext)
}

const NO_TRACKS: readonly TileTrack[] = []

/**
 * Returns the tracks to show as tiles. Replaces LiveKit's `useTracks` with placeholders, which searches all tracks for
 * each participant without a camera, at every event of the room.
 */
export function useTileTracks(): readonly TileTrack[] {
  const room = useRoomContext()
  const version = useRoomChanges(CHANGES, ROSTER_ATTRIBUTES)
  // biome-ignore lint/correctness/useExhaustiveDependencies: LiveKit changes the room in place; the version says when
  const tracks = useMemo(() => tileTracks(room), [room, version])
  const deferred = useDeferredValue(tracks, NO_TRACKS)
  return tracks.length > MAX_TILES_AT_ONCE ? deferred : tracks
}

type OrderedTracks = {
  tracks: readonly TileTrack[]
  tiles: readonly FocusableTile[]
  /** The key of the large tile. */
  focused: string | undefined
  /** Whether it stays large until it is unpinned. */
  isPinned: boolean
}

/**
 * Returns the tracks in a stable order, the local participant's first, and which one is large. Replaces LiveKit's
 * `useVisualStableUpdate`, which also sorts by last speech and camera state, and so moves more tiles.
 * @param capacity returns how many tiles a page has: of the grid, or of the strip beside a large tile
 */
export function useOrderedTracks(
  tracks: readonly TileTrack[],
  choice: FocusChoice,
  layout: Layout,
  capacity: (isFocused: boolean) => number,
): OrderedTracks {
  const speakers = new Set(useSpeakingParticipants().map(({ identity }) => identity))
  const previous = useRef<string[]>([])
  const previousSpeaker = useRef<string>(undefined)
  const byKey = new Map(
    tracks
      .toSorted((a, b) => Number(b.participant.isLocal) - Number(a.participant.isLocal))
      .map((track) => [tileKey(track.participant.identity, track.source), track]),
  )
  const tiles = keepOrder(previous.current, byKey.keys()).flatMap((key) => {
    const track = byKey.get(key)
    return track ? [{ key, track, ...tileState(track, speakers) }] : []
  })
  const pinned = pinnedKey(tiles, choice, layout)
  const speaker = layout === "speaker" ? speakerKey(tiles, previousSpeaker.current) : undefined
  const focused = pinned ?? speaker
  const ordered = bringInSpeakers(tiles, focused, capacity(focused !== undefined))
  useEffect(() => {
    previous.current = ordered.map(({ key }) => key)
    previousSpeaker.current = speaker
  })
  return {
    tracks: ordered.map(({ track }) => track),
    tiles: ordered,
    focused,
    isPinned: pinned !== undefined,
  }
}

function tileState({ participant, avatar, source }: TileTrack, speakers: ReadonlySet<string>) {
  const isShared = source === Track.Source.ScreenShare
  return {
    // The local screen stays small: if it were large, it would show itself recursively.
    isScreen: isShared && !participant.isLocal,
    isSpeaking: !isShared && speakers.has((avatar ?? participant).identity),
    keepsPlace: isShared || participant.isLocal,
    isOwn: participant.isLocal,
  }
}
