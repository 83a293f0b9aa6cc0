import { expect, test } from "vitest"
import { blocksOf } from "./blocks"

const entries = (...ids: number[]) => ids.map((id) => ({ id: String(id) }))
const shape = (...ids: number[]) =>
  blocksOf(entries(...ids), 3).map(({ key, entries }) => [key, ...entries.map(({ id }) => Number(id))])

test("entries stay in their block when others are added or gone", () => {
  expect(shape(0, 1, 2, 3, 4)).toEqual([
    [0, 0, 1, 2],
    [1, 3, 4],
  ])
  expect(shape(2, 3, 4, 5, 6)).toEqual([
    [0, 2],
    [1, 3, 4, 5],
    [2, 6],
  ])
})

test("blocks of whom nothing is shown are left out", () => {
  expect(shape(0, 7)).toEqual([
    [0, 0],
    [2, 7],
  ])
})

test("nothing has no blocks", () => {
  expect(shape()).toEqual([])
})
