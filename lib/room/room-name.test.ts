import { randomBytes } from "node:crypto"
import { describe, expect, test } from "vitest"
import { generateRoomName, roomNameFault } from "./room-name"

describe("generateRoomName", () => {
  test("two words and twelve characters, fit for an address and for reading aloud", () => {
    const name = generateRoomName(randomBytes)
    expect(name).toMatch(/^[a-z]+-[a-z]+-([0-9a-hjkmnp-tv-z]{4}-){2}[0-9a-hjkmnp-tv-z]{4}$/)
    expect(encodeURIComponent(name)).toBe(name)
    expect(roomNameFault(name)).toBeUndefined()
  })

  test("every one of its 72 random bits changes the name", () => {
    const base = new Uint8Array(14)
    const names = new Set([generateRoomName(() => base)])
    for (let index = 0; index < 14; index++) {
      for (let bit = 0; bit < (index < 2 ? 6 : 5); bit++) {
        const bytes = Uint8Array.from(base)
        bytes[index] = 1 << bit
        names.add(generateRoomName(() => bytes))
      }
    }
    expect(names.size).toBe(73)
  })
})

describe("roomNameFault", () => {
  test.each(["demo", "Café 🎉", "a/b?c#d", "%2e", "x".repeat(256), "ü".repeat(128)])(
    "%j can be used",
    (name) => {
      expect(roomNameFault(name)).toBeUndefined()
    },
  )

  test.each([
    ["", /Enter/],
    ["  ", /Enter/],
    [".", /can't be called/],
    ["..", /can't be called/],
    ["a\u0000b", /control/],
    ["a\ud800", /control/],
    ["x".repeat(257), /256 bytes/],
    ["ü".repeat(129), /256 bytes/],
  ])("%j can't be used", (name, fault) => {
    expect(roomNameFault(name)).toMatch(fault)
  })
})
