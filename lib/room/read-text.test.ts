import { expect, test } from "vitest"
import { readText } from "./read-text"

async function* stream(chunks: string[], failure?: Error) {
  yield* chunks
  if (failure) throw failure
}

test("gives the text, and its growth", async () => {
  const seen: string[] = []
  expect(await readText(stream(["a", "b", "c"]), 10, (text) => seen.push(text))).toBe("abc")
  expect(seen).toEqual(["a", "ab", "abc"])
})

test("keeps the beginning of what is too long, and reads it to its end", async () => {
  let read = 0
  async function* endless() {
    for (; read < 10_000; read++) yield "x".repeat(1000)
  }
  expect(await readText(endless(), 2500)).toHaveLength(2500)
  expect(read).toBe(10_000)
})

test("gives nothing of what broke off", async () => {
  expect(await readText(stream(["a"], new Error("gone")), 10)).toBeUndefined()
})
