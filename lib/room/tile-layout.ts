// Where tiles go: as equal tiles in a grid, or one large tile with the others in a strip. All lengths in CSS pixels.

export type Size = { width: number; height: number }

export type Place = Size & { x: number; y: number }

/** The places of the tiles of one page; tiles of other pages have none. */
export type TileLayout = {
  /** By index in the list of tiles, from the top left corner of the space. */
  places: Map<number, Place>
  /** The page shown: the requested one, or the last one if there are fewer. */
  page: number
  pages: number
  perPage: number
}

const MAX_TILES_PER_PAGE = 49
/** Faces in narrower tiles can't be recognized. */
const MIN_TILE_WIDTH = 96
/** A camera's tile shows at least this share of its video; beyond that the video gets bars instead of being cropped. */
const MIN_SHOWN = 0.75

/** Aspect ratios (width divided by height): the limits for tiles, and the one of the videos that should be large. */
type TileShape = { min: number; max: number; video: number }

/** Between a phone's and a laptop's camera. */
const DEFAULT_SHAPE: TileShape = { min: 3 / 4, max: 16 / 9, video: 4 / 3 }
/** The preferred width of a tile in the strip. */
const STRIP_TILE_WIDTH = 208
const STRIP_ASPECT = 16 / 9

/** Returns the narrowest and the widest aspect ratio in which enough of a video is shown. */
export function croppedAspects(video: number): { min: number; max: number } {
  return { min: video * MIN_SHOWN, max: video / MIN_SHOWN }
}

/**
 * Returns the limits for the shape of tiles, so that cropping leaves enough of each video. If the videos are too different
 * for that, some have bars.
 */
export function tileShape(videos: readonly number[]): TileShape {
  if (videos.length === 0) return DEFAULT_SHAPE
  const [narrowest, widest] = [Math.min(...videos), Math.max(...videos)]
  const min = Math.max(croppedAspects(widest).min, Math.min(DEFAULT_SHAPE.min, narrowest))
  const max = Math.min(croppedAspects(narrowest).max, Math.max(DEFAULT_SHAPE.max, widest))
  return min <= max ? { min, max, video: Math.sqrt(narrowest * widest) } : DEFAULT_SHAPE
}

type GridOptions = {
  /** The aspect ratios of the videos. */
  videos?: readonly number[]
  maxPerPage?: number
}

/** Returns a layout of equal tiles that fill the space, with an incomplete last row centred. */
export function gridLayout(
  count: number,
  space: Size,
  gap: number,
  requestedPage: number,
  { videos = [], maxPerPage = MAX_TILES_PER_PAGE }: GridOptions = {},
): TileLayout {
  const shape = tileShape(videos)
  const perPage = gridCapacity(space, gap, maxPerPage, shape)
  const { page, pages, first, shown } = paginate(count, perPage, requestedPage)
  const { columns, rows, tile } = fitGrid(shown, space, gap, shape)
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

/** “auto” shows a shared screen large, “speaker” whoever speaks too, “grid” only what is pinned. */
export const LAYOUTS = ["auto", "grid", "speaker"] as const
export type Layout = (typeof LAYOUTS)[number]

/** Where a floating tile can be. */
export const CORNERS = ["top-left", "top-right", "bottom-right", "bottom-left"] as const
export type Corner = (typeof CORNERS)[number]

/** There the large tile has its menu and its name. */
const CORNER_MARGINS: Partial<Record<Corner, number>> = { "top-right": 56, "bottom-left": 44 }
const MIN_FLOATING_WIDTH = 128
const MAX_FLOATING_WIDTH = 256

type PairTile = {
  index: number
  /** Of its video, if it is known. */
  aspect: number | undefined
}

/** Returns a layout of one large tile and a small one that floats over a corner of the space. */
export function floatingLayout(
  large: PairTile,
  floating: PairTile & { corner: Corner },
  space: Size,
  gap: number,
): TileLayout {
  const { tile } = fitGrid(1, space, gap, tileShape(large.aspect === undefined ? [] : [large.aspect]))
  const aspect = Math.min(Math.max(floating.aspect ?? STRIP_ASPECT, DEFAULT_SHAPE.min), DEFAULT_SHAPE.max)
  const preferred = Math.min(Math.max(space.width * 0.2, MIN_FLOATING_WIDTH), MAX_FLOATING_WIDTH)
  const width = Math.round(Math.min(preferred, space.height * 0.4 * aspect))
  const height = Math.round(width / aspect)
  const [vertical, horizontal] = floating.corner.split("-")
  const margin = CORNER_MARGINS[floating.corner] ?? gap
  const places = new Map([
    [
      large.index,
      {
        ...tile,
        x: Math.round((space.width - tile.width) / 2),
        y: Math.round((space.height - tile.height) / 2),
      },
    ],
    [
      floating.index,
      {
        width,
        height,
        x: horizontal === "left" ? gap : space.width - width - gap,
        y: vertical === "top" ? margin : space.height - height - margin,
      },
    ],
  ])
  return { places, page: 0, pages: 1, perPage: 2 }
}

/** Returns the corner of the space that a point is nearest to. */
export function nearestCorner({ x, y }: { x: number; y: number }, space: Size): Corner {
  return `${y < space.height / 2 ? "top" : "bottom"}-${x < space.width / 2 ? "left" : "right"}`
}

type FocusOptions = {
  /** The index of the tile that comes first in the strip, such as the presenter's. */
  first?: number | undefined
  hasStrip?: boolean
}

/** Returns a layout with one large tile and the others in a strip: beside it in a wide space, else below it. */
export function focusLayout(
  count: number,
  focused: number,
  space: Size,
  gap: number,
  requestedPage: number,
  { first = -1, hasStrip = true }: FocusOptions = {},
): TileLayout {
  const others = Array.from({ length: count }, (_, index) => index)
    .filter((index) => index !== focused)
    .sort((a, b) => Number(b === first) - Number(a === first))
  if (others.length === 0 || !hasStrip) {
    return { places: new Map([[focused, { x: 0, y: 0, ...space }]]), page: 0, pages: 1, perPage: 1 }
  }
  const { isBeside, strip, length, step, perPage } = stripOf(space, gap)
  const { page, pages, first: from, shown } = paginate(others.length, perPage, requestedPage)

  const places = new Map<number, Place>()
  const start = (length - shown * step + gap) / 2
  others.slice(from, from + shown).forEach((tile, index) => {
    const offset = Math.round(start + index * step)
    places.set(
      tile,
      isBeside
        ? { ...strip, x: space.width - strip.width, y: offset }
        : { ...strip, x: offset, y: space.height - strip.height },
    )
  })
  places.set(focused, {
    x: 0,
    y: 0,
    width: isBeside ? space.width - strip.width - gap : space.width,
    height: isBeside ? space.height : space.height - strip.height - gap,
  })
  return { places, page, pages, perPage }
}

/** Returns how many tiles a focus layout shows beside the large one. */
export function stripCapacity(space: Size, gap: number): number {
  return stripOf(space, gap).perPage
}

function stripOf(space: Size, gap: number) {
  const isBeside = space.width > space.height
  const width = Math.min(STRIP_TILE_WIDTH, isBeside ? space.width * 0.25 : (space.width - 2 * gap) / 3)
  const strip = { width: Math.floor(width), height: Math.floor(width / STRIP_ASPECT) }
  const [length, step] = isBeside ? [space.height, strip.height + gap] : [space.width, strip.width + gap]
  return { isBeside, strip, length, step, perPage: Math.max(1, Math.floor((length + gap) / step)) }
}

export type Grid = { columns: number; rows: number; tile: Size }

/** Returns the grid in which `count` equal tiles show the largest videos within `space`. */
export function fitGrid(count: number, space: Size, gap: number, shape = DEFAULT_SHAPE): Grid {
  let best: Grid = { columns: 1, rows: 1, tile: { width: 0, height: 0 } }
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns)
    const cell = {
      width: (space.width - gap * (columns - 1)) / columns,
      height: (space.height - gap * (rows - 1)) / rows,
    }
    const tile = fitTile(cell, shape)
    if (videoWidth(tile, shape) > videoWidth(best.tile, shape)) best = { columns, rows, tile }
  }
  return best
}

function fitTile(cell: Size, { min, max }: TileShape): Size {
  const width = Math.max(0, Math.floor(Math.min(cell.width, cell.height * max)))
  const height = Math.max(0, Math.floor(Math.min(cell.height, cell.width / min)))
  return { width, height }
}

function videoWidth(tile: Size, { video }: TileShape): number {
  return Math.min(tile.width, tile.height * video)
}

function gridCapacity(space: Size, gap: number, maxPerPage: number, shape: TileShape): number {
  let capacity = 1
  while (capacity < maxPerPage && fitGrid(capacity + 1, space, gap, shape).tile.width >= MIN_TILE_WIDTH)
    capacity++
  return capacity
}

function paginate(count: number, capacity: number, requestedPage: number) {
  const pages = Math.max(1, Math.ceil(count / capacity))
  const page = Math.min(Math.max(0, requestedPage), pages - 1)
  const first = page * capacity
  return { pages, page, first, shown: Math.min(capacity, count - first) }
}
