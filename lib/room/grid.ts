/** A size in CSS pixels. */
export type Size = { width: number; height: number }

/** How many tiles stand beside each other, and how large each is, in CSS pixels. */
export type Grid = { columns: number; rows: number; tile: Size }

// Wider or taller than this, a tile would show a strip of a face. Between the two it takes the shape of its cell.
const WIDEST = 16 / 9
const NARROWEST = 3 / 4
// Of two grids, the one whose tiles show the larger picture of this shape is better: half-way between a phone's and a
// laptop's camera.
const PICTURE = 4 / 3

/**
 * The grid in which `count` equal tiles show the most, without running over `space`.
 * @param gap between two tiles, in CSS pixels
 */
export function fitGrid(count: number, space: Size, gap: number): Grid {
  let best: Grid = { columns: 1, rows: 1, tile: { width: 0, height: 0 } }
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns)
    const tile = fitTile({
      width: (space.width - gap * (columns - 1)) / columns,
      height: (space.height - gap * (rows - 1)) / rows,
    })
    if (pictureWidth(tile) > pictureWidth(best.tile)) best = { columns, rows, tile }
  }
  return best
}

function fitTile(cell: Size): Size {
  const width = Math.max(0, Math.floor(Math.min(cell.width, cell.height * WIDEST)))
  const height = Math.max(0, Math.floor(Math.min(cell.height, cell.width / NARROWEST)))
  return { width, height }
}

function pictureWidth(tile: Size): number {
  return Math.min(tile.width, tile.height * PICTURE)
}
