/** What the order has to know of a tile. */
export type OrderedTile = { key: string; isSpeaking: boolean }

/**
 * The order of the tiles, with as few of them moved as can be: who was there keeps their place, who comes is put at the
 * end. Only when somebody speaks whom the first page doesn't show do they change places with one who is silent there:
 * the one furthest back, and never the first tile, which is the person's own.
 * @param previous the keys in the order of last time
 * @returns the keys of `tiles` in their new order
 */
export function orderTiles(
  previous: readonly string[],
  tiles: readonly OrderedTile[],
  perPage: number,
): string[] {
  const speaking = new Set(tiles.filter((tile) => tile.isSpeaking).map(({ key }) => key))
  const present = new Set(tiles.map(({ key }) => key))
  const order = [...new Set([...previous.filter((key) => present.has(key)), ...present])]

  for (let from = perPage; from < order.length; from++) {
    const speaker = order[from]
    if (speaker === undefined || !speaking.has(speaker)) continue
    const to = order.findLastIndex((key, index) => index > 0 && index < perPage && !speaking.has(key))
    const silent = order[to]
    if (silent === undefined) break
    order[to] = speaker
    order[from] = silent
  }
  return order
}
