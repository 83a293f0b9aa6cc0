import fc from "fast-check"
import { expect, test } from "vitest"
import { generateRoomKey, parseRoomKey, RoomKeyError } from "./room-key"

test("parses the key that was generated", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
      expect(parseRoomKey(generateRoomKey(Uint8Array.from(key)))).toEqual(Uint8Array.from(key))
    }),
  )
})

test("generates 256 random bits in characters that URLs keep as they are", () => {
  expect(generateRoomKey()).toMatch(/^key=[A-Za-z0-9_-]{43}$/)
  expect(generateRoomKey()).not.toBe(generateRoomKey())
})

test.each(["", "#", "#chat", "#KEY=x"])("%j holds no key", (fragment) => {
  expect(parseRoomKey(fragment)).toBeUndefined()
})

test.each(["#key=", "#key=abc", `#key=${"a".repeat(44)}`, `#key=${"ü".repeat(43)}`])(
  "%j holds a damaged key",
  (fragment) => {
    expect(() => parseRoomKey(fragment)).toThrow(RoomKeyError)
  },
)
