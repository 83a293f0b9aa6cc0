/** What a camera may be asked for: heights in pixels. */
export const RESOLUTIONS = [360, 720, 1080] as const

/** How many tiles may stand on one page at most: fewer cost a slow computer less. */
export const TILE_LIMITS = [4, 9, 16, 25, 49] as const

/** How a person likes their calls; kept in their browser. */
export type Preferences = {
  /** Whether they see themselves as in a mirror. Others never do. */
  mirror: boolean
  /** Whether their own tile is hidden from themselves while others are there. */
  hideSelfView: boolean
  noiseSuppression: boolean
  echoCancellation: boolean
  /** Height of what their camera sends, in pixels. */
  resolution: (typeof RESOLUTIONS)[number]
  /** How many tiles their page shows at a time; where there is little space, it shows fewer. */
  mostTiles: (typeof TILE_LIMITS)[number]
}

const CHOICES: Partial<Record<string, readonly unknown[]>> = {
  resolution: RESOLUTIONS,
  mostTiles: TILE_LIMITS,
}

export const DEFAULT_PREFERENCES: Preferences = {
  mirror: true,
  hideSelfView: false,
  noiseSuppression: true,
  echoCancellation: true,
  resolution: 720,
  mostTiles: 49,
}

/** Reads what was stored, whoever wrote it: what doesn't fit is replaced by the default. */
export function parsePreferences(stored: string | null): Preferences {
  const preferences = { ...DEFAULT_PREFERENCES }
  let found: unknown
  try {
    found = JSON.parse(stored ?? "null")
  } catch {
    return preferences
  }
  if (found === null || typeof found !== "object") return preferences
  for (const [key, value] of Object.entries(found)) {
    if (!Object.hasOwn(DEFAULT_PREFERENCES, key)) continue
    const fits = CHOICES[key]?.includes(value) ?? typeof value === "boolean"
    if (fits) Object.assign(preferences, { [key]: value })
  }
  return preferences
}
