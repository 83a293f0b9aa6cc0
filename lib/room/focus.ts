/** What the layout has to know of a tile. */
export type TileInfo = { key: string; isScreen: boolean }

/** What the person chose to see large. Nothing chosen: the latest shared screen. */
export type FocusChoice = {
  /** The tile that they pinned. */
  pinned: string | undefined
  /** Shared screens that they sent back into the grid. */
  dismissed: readonly string[]
}

export const NO_CHOICE: FocusChoice = { pinned: undefined, dismissed: [] }

/** A tile's key: who it shows and from which source, so that a pin survives a camera that is switched off and on. */
export function tileKey(identity: string, source: string): string {
  return `${identity} ${source}`
}

/** The key of the tile that is shown large; undefined for a grid. */
export function focusedKey(
  tiles: readonly TileInfo[],
  { pinned, dismissed }: FocusChoice,
): string | undefined {
  if (tiles.some(({ key }) => key === pinned)) return pinned
  return tiles.findLast(({ key, isScreen }) => isScreen && !dismissed.includes(key))?.key
}

/** The choice after the person pressed “Pin” or “Unpin” on a tile. */
export function togglePin(tiles: readonly TileInfo[], choice: FocusChoice, key: string): FocusChoice {
  if (focusedKey(tiles, choice) !== key) return { ...choice, pinned: key }
  return { pinned: undefined, dismissed: tiles.filter(({ isScreen }) => isScreen).map((tile) => tile.key) }
}
