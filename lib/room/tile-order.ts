import { type Participant, type Room, Track, type TrackPublication } from "livekit-client"
import { rosterOf } from "./roster"
import type { Layout } from "./tile-layout"

// Which tiles there are, in which order, and which one is large.

/** A tile; without a publication it stands for a participant whose camera is off. */
export type TileTrack = {
  participant: Participant
  /** Publishes the picture and the voice of an agent that has an avatar. */
  avatar: Participant | undefined
  source: Track.Source
  publication: TrackPublication | undefined
}

/** Up to this many participants without video get a tile, plus any who speak: nobody pages through hundreds of tiles. */
const MAX_TILES_WITHOUT_VIDEO = 200

/**
 * Returns the tiles of a room: one per participant for the camera, on or off, and one per shared screen. Tiles with video
 * come first.
 */
export function tileTracks(room: Pick<Room, "localParticipant" | "remoteParticipants">): TileTrack[] {
  const { participants, avatars } = rosterOf(room)
  const withVideo: TileTrack[] = []
  const withoutVideo: TileTrack[] = []
  for (const participant of participants) {
    // The local participant has no identity before the room is joined.
    if (!participant.identity) continue
    const avatar = avatars.get(participant.identity)
    const publisher = avatar ?? participant
    const camera = publisher.getTrackPublication(Track.Source.Camera)
    const screen = participant.getTrackPublication(Track.Source.ScreenShare)
    if (camera) withVideo.push({ participant, avatar, source: Track.Source.Camera, publication: camera })
    else if (withoutVideo.length < MAX_TILES_WITHOUT_VIDEO || publisher.isSpeaking) {
      withoutVideo.push({ participant, avatar, source: Track.Source.Camera, publication: undefined })
    }
    if (screen) {
      withVideo.push({
        participant,
        avatar: undefined,
        source: Track.Source.ScreenShare,
        publication: screen,
      })
    }
  }
  return [...withVideo, ...withoutVideo]
}

/** Returns a tile's key. It doesn't contain the track, so that a pin survives turning the camera off and on. */
export function tileKey(identity: string, source: string): string {
  return `${identity} ${source}`
}

/** Returns the present keys in an order that moves none that was there: known ones keep their place, new ones come last. */
export function keepOrder(previous: readonly string[], present: Iterable<string>): string[] {
  const keys = new Set(present)
  return [...new Set([...previous.filter((key) => keys.has(key)), ...keys])]
}

export type OrderedTile = {
  key: string
  isSpeaking: boolean
  /** Whether it never gives way to a speaker: a shared screen, or the local participant. */
  keepsPlace: boolean
}

/**
 * Returns the tiles in an order that moves as few as possible: a speaker on a later page swaps places with the last silent
 * tile of the first page.
 * @param focused the key of the large tile, which takes no place on a page
 * @param perPage how many of the others a page has
 */
export function bringInSpeakers<T extends OrderedTile>(
  tiles: readonly T[],
  focused: string | undefined,
  perPage: number,
): T[] {
  const order = [...tiles]
  const places = [...order.keys()].filter((place) => order[place]?.key !== focused)
  const canLeave = (tile: T) => !tile.isSpeaking && (!tile.keepsPlace || perPage === 1)

  for (const from of places.slice(perPage)) {
    const speaker = order[from]
    if (!speaker?.isSpeaking) continue
    const to = places.slice(0, perPage).findLast((place) => order[place] && canLeave(order[place]))
    const silent = to === undefined ? undefined : order[to]
    if (to === undefined || !silent) break
    order[to] = speaker
    order[from] = silent
  }
  return order
}

export type FocusableTile = { key: string; isScreen: boolean }

/** What the user chose to see large. Without a choice, that is the latest shared screen. */
export type FocusChoice = {
  /** The key of the pinned tile. */
  pinned: string | undefined
  /** Shared screens that were unpinned. */
  dismissed: readonly string[]
}

export const NO_CHOICE: FocusChoice = { pinned: undefined, dismissed: [] }

/** Returns the key of the tile that is large until it is unpinned: pinned, or a shared screen. */
export function pinnedKey(
  tiles: readonly FocusableTile[],
  { pinned, dismissed }: FocusChoice,
  layout: Layout,
): string | undefined {
  if (tiles.some(({ key }) => key === pinned)) return pinned
  if (layout === "grid") return undefined
  return tiles.findLast(({ key, isScreen }) => isScreen && !dismissed.includes(key))?.key
}

/**
 * Returns the key of the tile that the layout “speaker” shows large: of the participant who speaks or, while nobody does,
 * who spoke last. One's own tile is large only while there is no other.
 * @param previous the key that was returned before
 */
export function speakerKey(
  tiles: readonly (FocusableTile & Pick<OrderedTile, "isSpeaking"> & { isOwn: boolean })[],
  previous: string | undefined,
): string | undefined {
  const cameras = tiles.filter(({ isScreen, isOwn }) => !isScreen && !isOwn)
  const last = cameras.find(({ key }) => key === previous)
  const speaker = last?.isSpeaking ? last : cameras.find(({ isSpeaking }) => isSpeaking)
  return (speaker ?? last ?? cameras[0] ?? tiles[0])?.key
}

/** Returns the choice after the user pinned or unpinned a tile. */
export function togglePin(
  tiles: readonly FocusableTile[],
  choice: FocusChoice,
  key: string,
  layout: Layout,
): FocusChoice {
  if (pinnedKey(tiles, choice, layout) !== key) return { ...choice, pinned: key }
  return { pinned: undefined, dismissed: tiles.filter(({ isScreen }) => isScreen).map((tile) => tile.key) }
}
