import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  CORNERS,
  croppedAspects,
  fitGrid,
  floatingLayout,
  focusLayout,
  gridLayout,
  nearestCorner,
  type Size,
  stripCapacity,
  type TileLayout,
  tileShape,
} from "./tile-layout"

const DESKTOP = { width: 1256, height: 640 }
const PHONE = { width: 374, height: 690 }

const anySpace = fc.record({
  width: fc.integer({ min: 264, max: 3840 }),
  height: fc.integer({ min: 300, max: 2160 }),
})

function expectNoOverlap({ places }: TileLayout, space: Size) {
  const all = [...places.values()]
  for (const [index, a] of all.entries()) {
    expect(Math.min(a.x, a.y)).toBeGreaterThanOrEqual(0)
    expect(a.x + a.width).toBeLessThanOrEqual(space.width + 1)
    expect(a.y + a.height).toBeLessThanOrEqual(space.height + 1)
    for (const b of all.slice(index + 1)) {
      const isApart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
      expect(isApart).toBe(true)
    }
  }
}

describe("gridLayout", () => {
  test.each([1, 2, 3, 16, 25, 49])("puts %i tiles on one page of a laptop", (count) => {
    expect(gridLayout(count, DESKTOP, 12, 0)).toMatchObject({ pages: 1, places: { size: count } })
  })

  test("starts a second page with the fiftieth tile", () => {
    const second = gridLayout(50, { width: 2560, height: 1300 }, 12, 1)
    expect(second).toMatchObject({ page: 1, pages: 2 })
    expect([...second.places.keys()]).toEqual([49])
  })

  test("puts at most the requested number of tiles on a page", () => {
    const second = gridLayout(17, DESKTOP, 12, 1, { maxPerPage: 16 })
    expect(second).toMatchObject({ page: 1, pages: 2, perPage: 16 })
    expect([...second.places.keys()]).toEqual([16])
  })

  test("shows the last page if the requested one is gone", () => {
    expect(gridLayout(3, PHONE, 8, 7)).toMatchObject({ page: 0, pages: 1 })
  })

  test("puts three tiles on one page of a phone", () => {
    const { places, pages } = gridLayout(3, PHONE, 8, 0)
    expect(pages).toBe(1)
    expect(places.size).toBe(3)
  })

  test("centres an incomplete last row", () => {
    const { places } = gridLayout(3, { width: 1000, height: 700 }, 10, 0)
    const third = places.get(2)
    expect(Math.abs((third?.x ?? 0) + (third?.width ?? 0) / 2 - 500)).toBeLessThan(1)
  })

  test("never overlaps or overflows, for any number of tiles in any space", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), anySpace, fc.nat(3), (count, space, page) => {
        expectNoOverlap(gridLayout(count, space, 8, page), space)
      }),
      { numRuns: 60 },
    )
  })

  test("puts each tile on exactly one page", () => {
    const { pages } = gridLayout(120, PHONE, 8, 0)
    const shown = Array.from({ length: pages }, (_, page) => [
      ...gridLayout(120, PHONE, 8, page).places.keys(),
    ])
    expect(shown.flat()).toEqual(Array.from({ length: 120 }, (_, index) => index))
  })
})

const LAPTOP = 16 / 9
const WEBCAM = 4 / 3
const PHONE_CAMERA = 9 / 16

/** Returns how much of a video is visible when it covers a tile. */
function shownShare(tile: Size, video: number): number {
  const aspect = tile.width / tile.height
  return Math.min(aspect / video, video / aspect)
}

describe("the shape of tiles", () => {
  const windows = [DESKTOP, PHONE, { width: 844, height: 240 }, { width: 3000, height: 900 }]
  const rooms = [
    [LAPTOP],
    [WEBCAM],
    [PHONE_CAMERA],
    [LAPTOP, WEBCAM],
    [PHONE_CAMERA, 3 / 4],
    [21 / 9, LAPTOP],
  ]

  test.each(rooms)("shows at least 75 % of each video: %f, %f", (...videos) => {
    for (const space of windows) {
      for (let count = 1; count <= 9; count++) {
        const { places } = gridLayout(count, space, 8, 0, { videos })
        for (const video of videos) {
          const share = shownShare(places.get(0) ?? { width: 0, height: 1 }, video)
          // Tiles have whole pixels.
          expect(share, `${count} in ${space.width} × ${space.height}`).toBeGreaterThan(0.735)
        }
      }
    }
  })

  test("a video that is too different for that has bars", () => {
    expect(tileShape([LAPTOP, PHONE_CAMERA])).toEqual(tileShape([]))
    const { min, max } = croppedAspects(PHONE_CAMERA)
    expect(min / PHONE_CAMERA).toBeCloseTo(0.75)
    expect(PHONE_CAMERA / max).toBeCloseTo(0.75)
  })

  test("portrait videos are side by side in a wide window", () => {
    const { places } = gridLayout(3, DESKTOP, 12, 0, { videos: [PHONE_CAMERA] })
    expect(new Set([...places.values()].map(({ y }) => y)).size).toBe(1)
    expect(places.get(0)?.height).toBe(DESKTOP.height)
  })
})

describe("focusLayout", () => {
  test("gives a single tile the whole space", () => {
    expect(focusLayout(1, 0, DESKTOP, 12, 0).places.get(0)).toEqual({ x: 0, y: 0, ...DESKTOP })
  })

  test("puts the strip beside the large tile on a laptop and below it on a phone", () => {
    const laptop = focusLayout(3, 1, DESKTOP, 12, 0).places
    expect(laptop.get(0)?.x).toBeGreaterThan(laptop.get(1)?.width ?? Number.POSITIVE_INFINITY)
    const phone = focusLayout(3, 1, PHONE, 8, 0).places
    expect(phone.get(0)?.y).toBeGreaterThan(phone.get(1)?.height ?? Number.POSITIVE_INFINITY)
  })

  test.each([DESKTOP, PHONE, { width: 374, height: 690 }])("has a strip of the stated capacity", (space) => {
    const capacity = stripCapacity(space, 8)
    expect(focusLayout(60, 0, space, 8, 0)).toMatchObject({
      perPage: capacity,
      places: { size: capacity + 1 },
    })
  })

  test("shows the focused tile on every page, as the largest", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        anySpace,
        fc.nat(4),
        fc.nat(59),
        (count, space, page, at) => {
          const focused = at % count
          const layout = focusLayout(count, focused, space, 8, page)
          expectNoOverlap(layout, space)
          const large = layout.places.get(focused)
          for (const place of layout.places.values()) expect(large?.width).toBeGreaterThanOrEqual(place.width)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe("fitGrid", () => {
  test.each([
    { count: 1, width: 1280, height: 640, columns: 1, rows: 1 },
    { count: 2, width: 1280, height: 640, columns: 2, rows: 1 },
    { count: 3, width: 374, height: 700, columns: 1, rows: 3 },
    { count: 4, width: 1280, height: 640, columns: 2, rows: 2 },
    { count: 6, width: 1280, height: 640, columns: 3, rows: 2 },
    { count: 49, width: 1280, height: 640, columns: 9, rows: 6 },
  ])("arranges $count tiles in $width × $height as $columns columns and $rows rows", (example) => {
    expect(fitGrid(example.count, example, 12)).toMatchObject({
      columns: example.columns,
      rows: example.rows,
    })
  })

  test("keeps tiles between 16:9 and 3:4", () => {
    expect(fitGrid(1, { width: 3000, height: 900 }, 12).tile).toEqual({ width: 1600, height: 900 })
    expect(fitGrid(1, { width: 300, height: 900 }, 12).tile).toEqual({ width: 300, height: 400 })
  })

  test("never overflows, for any number of tiles in any space", () => {
    const space = fc.record({
      width: fc.integer({ min: 200, max: 4000 }),
      height: fc.integer({ min: 200, max: 3000 }),
    })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 49 }), space, fc.constantFrom(8, 12), (count, space, gap) => {
        const { columns, rows, tile } = fitGrid(count, space, gap)
        expect(columns * rows).toBeGreaterThanOrEqual(count)
        expect(columns * tile.width + (columns - 1) * gap).toBeLessThanOrEqual(space.width)
        expect(rows * tile.height + (rows - 1) * gap).toBeLessThanOrEqual(space.height)
        expect(Math.min(tile.width, tile.height)).toBeGreaterThan(0)
      }),
    )
  })

  test("returns empty tiles without space or tiles", () => {
    expect(fitGrid(3, { width: 0, height: 0 }, 12).tile).toEqual({ width: 0, height: 0 })
    expect(fitGrid(0, { width: 100, height: 100 }, 12).tile).toEqual({ width: 0, height: 0 })
  })
})

describe("floatingLayout", () => {
  const layout = (corner: (typeof CORNERS)[number], space: Size) =>
    floatingLayout({ index: 1, aspect: 16 / 9 }, { index: 0, aspect: 3 / 4, corner }, space, 12).places

  test.each(CORNERS)(
    "puts the small tile into the corner %s of the space, in the shape of its video",
    (corner) => {
      const small = layout(corner, DESKTOP).get(0)
      if (!small) throw new Error("Missing tile")
      expect(small.width / small.height).toBeCloseTo(3 / 4, 1)
      const center = { x: small.x + small.width / 2, y: small.y + small.height / 2 }
      expect(nearestCorner(center, DESKTOP)).toBe(corner)
    },
  )

  test("keeps both tiles within the space, the other one large", () => {
    fc.assert(
      fc.property(anySpace, fc.constantFrom(...CORNERS), (space, corner) => {
        const [large, small] = [layout(corner, space).get(1), layout(corner, space).get(0)]
        for (const tile of [large, small]) {
          expect(Math.min(tile?.x ?? -1, tile?.y ?? -1)).toBeGreaterThanOrEqual(0)
          expect((tile?.x ?? 0) + (tile?.width ?? 0)).toBeLessThanOrEqual(space.width)
          expect((tile?.y ?? 0) + (tile?.height ?? 0)).toBeLessThanOrEqual(space.height)
        }
        expect(large?.width).toBeGreaterThan(small?.width ?? 0)
      }),
    )
  })
})

describe("focusLayout with options", () => {
  test("puts the presenter first into the strip", () => {
    const { places } = focusLayout(4, 0, DESKTOP, 12, 0, { first: 3 })
    const tops = [1, 2, 3].map((index) => places.get(index)?.y ?? 0)
    expect(Math.min(...tops)).toBe(tops[2])
  })

  test("gives the large tile all the space without a strip", () => {
    const { places, pages } = focusLayout(4, 2, DESKTOP, 12, 0, { hasStrip: false })
    expect([...places]).toEqual([[2, { x: 0, y: 0, ...DESKTOP }]])
    expect(pages).toBe(1)
  })
})
