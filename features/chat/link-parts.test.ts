import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { linkParts } from "./link-parts"

const links = (text: string) =>
  linkParts(text).flatMap(({ text: shown, href }) => (href ? [[shown, href]] : []))

describe("linkParts", () => {
  test.each([
    ["see https://livekit.io/talk.", "https://livekit.io/talk"],
    ["(https://example.com/a_(b))", "https://example.com/a_(b)"],
    ["HTTP://Example.com?q=1#x!", "HTTP://Example.com?q=1#x"],
    ["“www.example.com”", "www.example.com"],
    ["http://localhost:3000/rooms/demo", "http://localhost:3000/rooms/demo"],
    ["https://[::1]:3000/", "https://[::1]:3000/"],
    ["a\nhttps://example.com\nb", "https://example.com"],
  ])("finds the link in %j", (text, address) => {
    expect(links(text).map(([shown]) => shown)).toEqual([address])
  })

  test("adds a scheme to a link without one", () => {
    expect(links("www.example.com")).toEqual([["www.example.com", "https://www.example.com/"]])
  })

  test.each([
    "javascript:alert(1)",
    "javascript:https://example.com",
    "JaVaScRiPt://https://example.com",
    "data:text/html,<script>",
    "https://bank.example@evil.example/",
    "https://user:pass@evil.example/",
    "https://",
    "http://no-dot",
    "xhttps://example.com",
    `https://example.com/${"a".repeat(3000)}`,
  ])("leaves %j as text", (text) => {
    expect(links(text)).toEqual([])
  })

  test("ends a link at a bidirectional control", () => {
    expect(links("https://example.com/\u202egpj.exe")).toEqual([
      ["https://example.com/", "https://example.com/"],
    ])
  })

  const nasty = fc.array(
    fc.oneof(
      fc.constantFrom(
        "http://",
        "https://",
        "www.",
        "javascript:",
        "(",
        ")",
        "[",
        "]",
        ".",
        "@",
        " ",
        "a.b",
        "\u202e",
        "İ",
      ),
      fc.string({ unit: "binary" }),
    ),
    { maxLength: 40 },
  )

  test("returns the whole text in parts and links only http(s), for any text", () => {
    fc.assert(
      fc.property(nasty, (pieces) => {
        const text = pieces.join("")
        const parts = linkParts(text)
        expect(parts.map((part) => part.text).join("")).toBe(text)
        expect(new Set(parts.map(({ at }) => at)).size).toBe(parts.length)
        for (const { text: shown, href } of parts) {
          if (!href) continue
          const url = new URL(href)
          expect(url.protocol).toMatch(/^https?:$/)
          expect(url.username + url.password).toBe("")
          expect(shown).not.toMatch(/[\s\u202a-\u202e<>"]/u)
        }
      }),
    )
  })

  test.each([
    "https://",
    "www.",
    "http://a.b",
    "(https://a.b",
    "https://a.b)",
    ".",
    "[http://[",
    "\u202ehttps://",
  ])("splits a text full of %j in linear time", (piece) => {
    // Quadratic work would exceed the test's timeout.
    expect(linkParts(piece.repeat(100_000 / piece.length)).length).toBeGreaterThan(0)
  })
})
