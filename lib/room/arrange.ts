import { fitGrid, type Size } from "./grid"

/** A place on the stage, in CSS pixels from its top left corner. */
type Place = Size & { x: number; y: number }

/** Where the tiles of one page stand; tiles of other pages have no place. */
export type Arrangement = {
  /** By position in the list of tiles. */
  places: Map<number, Place>
  /** The page shown: the asked one, or the last one where there are fewer. */
  page: number
  pages: number
  /** How many tiles a full page holds. */
  perPage: number
}

/** More tiles than this on a page are too many for anybody to look at. */
const MOST = 49
/** Narrower than this, in CSS pixels, a face can't be told. */
const NARROWEST_TILE = 96
/** How wide a tile of the filmstrip wants to be, in CSS pixels; a tall one stands beside the stage, a flat one below. */
const STRIP_TILE = 208
const STRIP_ASPECT = 16 / 9

/**
 * Equal tiles that fill the space, the last row in the middle.
 * @param most so many tiles stand on one page at most, however large the space is
 */
export function arrangeGrid(
  count: number,
  space: Size,
  gap: number,
  askedPage: number,
  most = MOST,
): Arrangement {
  const perPage = gridCapacity(space, gap, most)
  const { page, pages, first, shown } = paginate(count, perPage, askedPage)
  const { columns, rows, tile } = fitGrid(shown, space, gap)
  const top = (space.height - rows * tile.height - (rows - 1) * gap) / 2
  const places = new Map<number, Place>()
  for (let index = 0; index < shown; index++) {
    const row = Math.floor(index / columns)
    const inRow = row === rows - 1 ? shown - row * columns : columns
    const left = (space.width - inRow * tile.width - (inRow - 1) * gap) / 2
    places.set(first + index, {
      ...tile,
      x: Math.round(left + (index % columns) * (tile.width + gap)),
      y: Math.round(top + row * (tile.height + gap)),
    })
  }
  return { places, page, pages, perPage }
}

/** One large tile, and the others in a strip: beside it where the space is wide, else below it. */
export function arrangeFocus(
  count: number,
  focused: number,
  space: Size,
  gap: number,
  askedPage: number,
): Arrangement {
  const others = Array.from({ length: count }, (_, index) => index).filter((index) => index !== focused)
  if (others.length === 0) {
    return { places: new Map([[focused, { x: 0, y: 0, ...space }]]), page: 0, pages: 1, perPage: 1 }
  }
  const beside = space.width > space.height
  const width = Math.min(STRIP_TILE, beside ? space.width * 0.25 : (space.width - 2 * gap) / 3)
  const strip = { width: Math.floor(width), height: Math.floor(width / STRIP_ASPECT) }
  const [along, step] = beside ? [space.height, strip.height + gap] : [space.width, strip.width + gap]
  const perPage = Math.max(1, Math.floor((along + gap) / step))
  const { page, pages, first, shown } = paginate(others.length, perPage, askedPage)

  const places = new Map<number, Place>()
  const start = (along - shown * step + gap) / 2
  others.slice(first, first + shown).forEach((tile, index) => {
    const offset = Math.round(start + index * step)
    places.set(
      tile,
      beside
        ? { ...strip, x: space.width - strip.width, y: offset }
        : { ...strip, x: offset, y: space.height - strip.height },
    )
  })
  places.set(focused, {
    x: 0,
    y: 0,
    width: beside ? space.width - strip.width - gap : space.width,
    height: beside ? space.height : space.height - strip.height - gap,
  })
  return { places, page, pages, perPage }
}

function gridCapacity(space: Size, gap: number, most: number): number {
  let capacity = 1
  while (capacity < most && fitGrid(capacity + 1, space, gap).tile.width >= NARROWEST_TILE) capacity++
  return capacity
}

function paginate(count: number, capacity: number, askedPage: number) {
  const pages = Math.max(1, Math.ceil(count / capacity))
  const page = Math.min(Math.max(0, askedPage), pages - 1)
  const first = page * capacity
  return { pages, page, first, shown: Math.min(capacity, count - first) }
}
