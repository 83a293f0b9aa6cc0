import { expect, it } from "vitest"
import { randomBytes } from "./random-bytes"

it("gives as many bytes as are asked for, none of them twice", () => {
  const sizes = [12, 18, 4096, 5000, ...Array<number>(1000).fill(16)]
  const all = sizes.map((size) => randomBytes(size))
  expect(all.map(({ length }) => length)).toEqual(sizes)
  expect(new Set(all.map((bytes) => bytes.toString("hex"))).size).toBe(sizes.length)
})

it("leaves what it gave as it was", () => {
  const first = randomBytes(12)
  const copy = Buffer.from(first)
  for (let i = 0; i < 1000; i++) randomBytes(12)
  expect(first.equals(copy)).toBe(true)
})
