import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fitGrid } from "./grid"

describe("fitGrid", () => {
  test.each([
    { count: 1, width: 1280, height: 640, columns: 1, rows: 1 },
    { count: 2, width: 1280, height: 640, columns: 2, rows: 1 },
    { count: 3, width: 374, height: 700, columns: 1, rows: 3 },
    { count: 4, width: 1280, height: 640, columns: 2, rows: 2 },
    { count: 6, width: 1280, height: 640, columns: 3, rows: 2 },
    { count: 49, width: 1280, height: 640, columns: 9, rows: 6 },
  ])("$count tiles in $width × $height stand in $columns columns and $rows rows", (example) => {
    expect(fitGrid(example.count, example, 12)).toMatchObject({
      columns: example.columns,
      rows: example.rows,
    })
  })

  test("a tile is never wider than 16:9 nor narrower than 3:4", () => {
    expect(fitGrid(1, { width: 3000, height: 900 }, 12).tile).toEqual({ width: 1600, height: 900 })
    expect(fitGrid(1, { width: 300, height: 900 }, 12).tile).toEqual({ width: 300, height: 400 })
  })

  test("no number of tiles runs over any space", () => {
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

  test("without space or tiles there is nothing to show", () => {
    expect(fitGrid(3, { width: 0, height: 0 }, 12).tile).toEqual({ width: 0, height: 0 })
    expect(fitGrid(0, { width: 100, height: 100 }, 12).tile).toEqual({ width: 0, height: 0 })
  })
})
