import { PersistentStore } from "./persistent-store"
import { CORNERS, type Corner, LAYOUTS, type Layout } from "./tile-layout"

/** The camera resolutions to choose from: heights in pixels. */
export const RESOLUTIONS = [360, 720, 1080] as const

/** The maximum numbers of tiles on a page to choose from: slow computers want fewer. */
export const TILE_LIMITS = [4, 9, 16, 25, 49] as const

/** A user's settings for calls. */
export type Preferences = {
  /** Whether users see themselves mirrored. Others never do. */
  mirror: boolean
  /** Whether users don't see their own tile while others are in the call. */
  hideSelfView: boolean
  noiseSuppression: boolean
  echoCancellation: boolean
  /** Whether the page shows who joins and leaves, who writes, and who raises a hand. */
  joinNotices: boolean
  messageNotices: boolean
  handNotices: boolean
  /** Whether those make a soft sound too. */
  sounds: boolean
  /** Whether single keys act in the call, push-to-talk included. */
  shortcuts: boolean
  /** The height of the camera's video, in pixels. */
  resolution: (typeof RESOLUTIONS)[number]
  /** The maximum number of tiles on a page; small windows show fewer. */
  mostTiles: (typeof TILE_LIMITS)[number]
  layout: Layout
  /** Whether a large tile takes all the space. */
  hideOthers: boolean
  /** Where the user's own tile floats over the only other one. */
  selfCorner: Corner
}

export const DEFAULT_PREFERENCES: Preferences = {
  mirror: true,
  hideSelfView: false,
  noiseSuppression: true,
  echoCancellation: true,
  joinNotices: true,
  messageNotices: true,
  handNotices: true,
  sounds: true,
  shortcuts: true,
  resolution: 720,
  mostTiles: 49,
  layout: "auto",
  hideOthers: false,
  selfCorner: "bottom-right",
}

/** The settings of this page and of the next visits. */
export const preferencesStore = new PersistentStore("preferences", parsePreferences)

/** Returns valid preferences from anything that storage may hold: a default for each invalid value. */
export function parsePreferences(stored: unknown): Preferences {
  const preferences = { ...DEFAULT_PREFERENCES }
  if (stored === null || typeof stored !== "object") return preferences
  for (const [key, value] of Object.entries(stored)) {
    if (isPreference(key, value)) Object.assign(preferences, { [key]: value })
  }
  return preferences
}

const CHOICES: Record<string, readonly unknown[]> = {
  resolution: RESOLUTIONS,
  mostTiles: TILE_LIMITS,
  layout: LAYOUTS,
  selfCorner: CORNERS,
}

function isPreference(key: string, value: unknown): boolean {
  if (Object.hasOwn(CHOICES, key)) return CHOICES[key]?.includes(value) ?? false
  return Object.hasOwn(DEFAULT_PREFERENCES, key) && typeof value === "boolean"
}
