import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Arrangement, arrangeFocus, arrangeGrid } from "./arrange"
import type { Size } from "./grid"

const DESKTOP = { width: 1256, height: 640 }
const PHONE = { width: 374, height: 690 }

const anySpace = fc.record({
  width: fc.integer({ min: 264, max: 3840 }),
  height: fc.integer({ min: 300, max: 2160 }),
})

function expectNoOverlap({ places }: Arrangement, space: Size) {
  const all = [...places.values()]
  for (const [index, a] of all.entries()) {
    expect(Math.min(a.x, a.y)).toBeGreaterThanOrEqual(0)
    expect(a.x + a.width).toBeLessThanOrEqual(space.width + 1)
    expect(a.y + a.height).toBeLessThanOrEqual(space.height + 1)
    for (const b of all.slice(index + 1)) {
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
      expect(apart).toBe(true)
    }
  }
}

describe("arrangeGrid", () => {
  test.each([1, 2, 3, 16, 25, 49])("%i tiles stand on one page of a laptop", (count) => {
    expect(arrangeGrid(count, DESKTOP, 12, 0)).toMatchObject({ pages: 1, places: { size: count } })
  })

  test("the fiftieth tile opens a second page", () => {
    const second = arrangeGrid(50, { width: 2560, height: 1300 }, 12, 1)
    expect(second).toMatchObject({ page: 1, pages: 2 })
    expect([...second.places.keys()]).toEqual([49])
  })

  test("fewer tiles stand on a page where fewer are asked for", () => {
    const second = arrangeGrid(17, DESKTOP, 12, 1, 16)
    expect(second).toMatchObject({ page: 1, pages: 2, perPage: 16 })
    expect([...second.places.keys()]).toEqual([16])
  })

  test("a page that is gone shows the last one", () => {
    expect(arrangeGrid(3, PHONE, 8, 7)).toMatchObject({ page: 0, pages: 1 })
  })

  test("three people on a phone see each other on one page", () => {
    const { places, pages } = arrangeGrid(3, PHONE, 8, 0)
    expect(pages).toBe(1)
    expect(places.size).toBe(3)
  })

  test("a last row that is not full stands in the middle", () => {
    const { places } = arrangeGrid(3, { width: 1000, height: 700 }, 10, 0)
    const third = places.get(2)
    expect(Math.abs((third?.x ?? 0) + (third?.width ?? 0) / 2 - 500)).toBeLessThan(1)
  })

  test("nothing overlaps or runs over, for any number of tiles in any space", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), anySpace, fc.nat(3), (count, space, page) => {
        expectNoOverlap(arrangeGrid(count, space, 8, page), space)
      }),
      { numRuns: 60 },
    )
  })

  test("each tile stands on exactly one page", () => {
    const { pages } = arrangeGrid(120, PHONE, 8, 0)
    const shown = Array.from({ length: pages }, (_, page) => [
      ...arrangeGrid(120, PHONE, 8, page).places.keys(),
    ])
    expect(shown.flat()).toEqual(Array.from({ length: 120 }, (_, index) => index))
  })
})

describe("arrangeFocus", () => {
  test("alone, the focused tile has everything", () => {
    expect(arrangeFocus(1, 0, DESKTOP, 12, 0).places.get(0)).toEqual({ x: 0, y: 0, ...DESKTOP })
  })

  test("the strip stands beside the stage on a laptop and below it on a phone", () => {
    const laptop = arrangeFocus(3, 1, DESKTOP, 12, 0).places
    expect(laptop.get(0)?.x).toBeGreaterThan(laptop.get(1)?.width ?? Number.POSITIVE_INFINITY)
    const phone = arrangeFocus(3, 1, PHONE, 8, 0).places
    expect(phone.get(0)?.y).toBeGreaterThan(phone.get(1)?.height ?? Number.POSITIVE_INFINITY)
  })

  test("the focused tile is on every page, and the largest", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        anySpace,
        fc.nat(4),
        fc.nat(59),
        (count, space, page, at) => {
          const focused = at % count
          const arrangement = arrangeFocus(count, focused, space, 8, page)
          expectNoOverlap(arrangement, space)
          const large = arrangement.places.get(focused)
          for (const place of arrangement.places.values())
            expect(large?.width).toBeGreaterThanOrEqual(place.width)
        },
      ),
      { numRuns: 60 },
    )
  })
})
