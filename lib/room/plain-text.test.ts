import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { displayName, plainMessage, plainName } from "./plain-text"

describe("plainName", () => {
  test.each([
    ["  Ada\n Lovelace ", "Ada Lovelace"],
    ["evil\u202egnp.exe\u2069", "evilgnp.exe"],
    ["Zoë\u0000", "Zoë"],
    ["👩‍👩‍👧 Ada", "👩‍👩‍👧 Ada"],
    [`Z${"\u0335".repeat(50)}algo`, `Z${"\u0335".repeat(4)}algo`],
  ])("shows %j as %j", (name, shown) => {
    expect(plainName(name)).toBe(shown)
  })

  test("never returns a long name, several lines, or half of a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const shown = plainName(name)
        expect(shown.length).toBeLessThanOrEqual(80)
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u)
      }),
    )
  })
})

test.each([undefined, "", "\u202e \n"])("displayName shows %j as “Someone”", (name) => {
  expect(displayName(name)).toBe("Someone")
})

test.each([
  ["Ada (you)", "Ada"],
  ["Ada ( YOU )  (you)", "Ada"],
  ["You", "Someone"],
  ["(you)", "Someone"],
  ["You & Me", "You & Me"],
  ["Youssef (Youth)", "Youssef (Youth)"],
])("displayName doesn’t let anyone pose as the user: %j is shown as %j", (name, shown) => {
  expect(displayName(name)).toBe(shown)
})

describe("plainMessage", () => {
  test("keeps line breaks, tabs and right-to-left scripts", () => {
    expect(plainMessage("a\r\n\tb\n\nשלום", 100)).toBe("a\n\tb\n\nשלום")
  })

  test("removes bidi overrides, controls, stacked marks and runs of empty lines", () => {
    expect(plainMessage(`\u202ea\u0007${"\n".repeat(99)}b${"\u0316".repeat(99)}`, 100)).toBe(
      `a\n\nb${"\u0316".repeat(4)}`,
    )
  })

  test("truncates at the limit, never inside a character", () => {
    expect(plainMessage("😀".repeat(10), 4)).toBe("😀…")
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 400 }),
        fc.integer({ min: 1, max: 50 }),
        (text, limit) => {
          const shown = plainMessage(text, limit)
          expect(shown.length).toBeLessThanOrEqual(limit)
          expect(shown).not.toMatch(/\p{Cs}/u)
        },
      ),
    )
  })

  test("handles a megabyte of anything in linear time", () => {
    // Quadratic work would exceed the test's timeout.
    for (const piece of ["\u0316", "\n", "\u202e", "a\u0316", " "]) {
      expect(plainMessage(piece.repeat(1_000_000), 4000).length).toBeLessThanOrEqual(4000)
    }
  })
})
