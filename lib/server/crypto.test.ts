import { expect, it } from "vitest"
import { constantTimeEqual, deriveKey } from "./crypto"

it("derives the same key for the same secret and purpose only", () => {
  const key = deriveKey("secret", "cookie")
  expect(deriveKey("secret", "cookie").equals(key)).toBe(true)
  expect(deriveKey("secret", "identity").equals(key)).toBe(false)
  expect(deriveKey("another secret", "cookie").equals(key)).toBe(false)
})

it("compares strings of any length", () => {
  expect(constantTimeEqual("größe", "größe")).toBe(true)
  expect(constantTimeEqual("", "")).toBe(true)
  for (const other of ["", "größ", "größe ", "Größe"]) expect(constantTimeEqual("größe", other)).toBe(false)
})
