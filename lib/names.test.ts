import { describe, expect, test } from "vitest"
import { hasControlCharacters, isBlank, nameError, participantNameError } from "./names"
import { roomNameError } from "./room-name"

describe("nameError", () => {
  test.each(["Ada", "李小龍", "é".repeat(128), "👩‍👩‍👧 Ada", "👩‍👩‍👧", "\u202eadA", "\u2066Ada\u2069", "#️⃣"])(
    "accepts %j",
    (name) => {
      expect(nameError("A name", name)).toBeUndefined()
    },
  )

  test.each([
    [" \t", "A room name can’t be blank."],
    ["a\u0000b", "A room name can’t contain control characters."],
    ["\ud83d", "A room name can’t contain control characters."],
    [`${"é".repeat(128)}a`, "A room name can’t be longer than 256 bytes."],
  ])("rejects %j", (name, message) => {
    expect(nameError("A room name", name)).toBe(message)
  })
})

test("participantNameError asks for a name that is missing", () => {
  expect(participantNameError(" ")).toMatch(/^Enter your name/)
  expect(participantNameError("Ada")).toBeUndefined()
})

test.each([
  "",
  "\u00a0\u3000",
  "\u200b",
  "\u200d\ufe0f",
  "\u2060\u{e0061}",
  "\u202e",
  "\u3164",
  "\u2800",
  "\u00ad",
  "\ufeff",
])("%j is blank, as a name and as a room", (text) => {
  expect(isBlank(text)).toBe(true)
  expect(nameError("A name", text)).toBe("A name can’t be blank.")
  expect(participantNameError(text)).toMatch(/^Enter your name/)
  expect(roomNameError(text)).toBeDefined()
})

test("every code point that Unicode says to ignore is blank", () => {
  for (let code = 0x20; code <= 0x10ffff; code++) {
    const text = String.fromCodePoint(code)
    if (/[\p{Default_Ignorable_Code_Point}\p{Z}]/u.test(text) && !isBlank(text)) {
      throw new Error(`U+${code.toString(16)} counts as visible`)
    }
  }
})

test("hasControlCharacters finds C1 controls", () => {
  expect(hasControlCharacters("a\u0085")).toBe(true)
  expect(hasControlCharacters("a b")).toBe(false)
})
