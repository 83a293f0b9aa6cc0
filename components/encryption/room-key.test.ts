import { randomBytes } from "node:crypto"
import fc from "fast-check"
import { expect, test } from "vitest"
import { generateKey, readKey } from "./room-key"

test("a key is read back as it was made", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
      expect(readKey(generateKey(() => key))).toEqual(Uint8Array.from(key))
    }),
  )
})

test("256 random bits, in characters that an address keeps as they are", () => {
  expect(generateKey(randomBytes)).toMatch(/^key=[A-Za-z0-9_-]{43}$/)
})

test.each(["", "#", "#chat", "#KEY=x"])("%j holds no key", (fragment) => {
  expect(readKey(fragment)).toBeUndefined()
})

test.each(["#key=", "#key=abc", `#key=${"a".repeat(44)}`, `#key=${"ü".repeat(43)}`])(
  "%j is a damaged key, not none",
  (fragment) => {
    expect(() => readKey(fragment)).toThrow(RangeError)
  },
)
