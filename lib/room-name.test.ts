import { describe, expect, test } from "vitest"
import { generateRoomName, normalizeRoomName, roomNameError } from "./room-name"

describe("generateRoomName", () => {
  test("returns two words and twelve characters that need no URL encoding", () => {
    const name = generateRoomName()
    expect(name).toMatch(/^[a-z]+-[a-z]+-([0-9a-hjkmnp-tv-z]{4}-){2}[0-9a-hjkmnp-tv-z]{4}$/)
    expect(encodeURIComponent(name)).toBe(name)
    expect(roomNameError(name)).toBeUndefined()
  })

  test("uses 72 random bits", () => {
    const base = new Uint8Array(14)
    const names = new Set([generateRoomName(base)])
    for (let index = 0; index < 14; index++) {
      for (let bit = 0; bit < (index < 2 ? 6 : 5); bit++) {
        const bytes = Uint8Array.from(base)
        bytes[index] = 1 << bit
        names.add(generateRoomName(bytes))
      }
    }
    expect(names.size).toBe(73)
  })
})

describe("normalizeRoomName", () => {
  test.each([
    [" trail ", "trail"],
    ["trail\u200b", "trail"],
    ["tra\u200bil", "trail"],
    ["\ufefftrail\u2060\u00a0\n", "trail"],
    ["cafe\u0301", "caf\u00e9"],
    ["a  b", "a  b"],
    ["love ❤️", "love ❤️"],
    ["👩‍👩‍👧", "👩‍👩‍👧"],
    [" \u200b ", ""],
  ])("returns %j as %j", (name, normalized) => {
    expect(normalizeRoomName(name)).toBe(normalized)
  })
})

describe("roomNameError", () => {
  test.each(["demo", "Café 🎉", "a/b?c#d", "%2e", "x".repeat(256), "ü".repeat(128)])("accepts %j", (name) => {
    expect(roomNameError(name)).toBeUndefined()
  })

  test.each([
    ["", /Enter/],
    ["  ", /Enter/],
    [".", /can’t be called/],
    ["..", /can’t be called/],
    ["a\u0000b", /control/],
    ["a\ud800", /control/],
    ["x".repeat(257), /256 bytes/],
    ["ü".repeat(129), /256 bytes/],
  ])("rejects %j", (name, error) => {
    expect(roomNameError(name)).toMatch(error)
  })
})
