import { createSecretKey, randomBytes } from "node:crypto"
import { describe, expect, it } from "vitest"
import { isIdentityOf, makeIdentity, NONCE_BYTES } from "./identity"

const key = createSecretKey(randomBytes(32))
const nonce = () => randomBytes(NONCE_BYTES)

describe("an identity", () => {
  it("belongs to its visitor alone", () => {
    const identity = makeIdentity(key, "ada", nonce())
    expect(isIdentityOf(key, "ada", identity)).toBe(true)
    expect(isIdentityOf(key, "eve", identity)).toBe(false)
    expect(isIdentityOf(createSecretKey(randomBytes(32)), "ada", identity)).toBe(false)
  })

  it.each(["", "ada", "x".repeat(36), "ä".repeat(36), "\ud800"])("isn't %j", (identity) => {
    expect(isIdentityOf(key, "ada", identity)).toBe(false)
  })

  it("isn't one with a character changed or added", () => {
    const identity = makeIdentity(key, "ada", nonce())
    for (let i = 0; i < identity.length; i++) {
      const changed = identity.slice(0, i) + (identity[i] === "A" ? "B" : "A") + identity.slice(i + 1)
      expect(isIdentityOf(key, "ada", changed)).toBe(false)
    }
    expect(isIdentityOf(key, "ada", `${identity}A`)).toBe(false)
    expect(isIdentityOf(key, "ada", identity.slice(0, -1))).toBe(false)
  })

  it("is short, and fit for an address, a log and the SFU", () => {
    expect(makeIdentity(key, "ada", nonce())).toMatch(/^[\w-]{36}$/)
  })

  it("shares nothing with another of the same visitor", () => {
    const [a, b] = [makeIdentity(key, "ada", nonce()), makeIdentity(key, "ada", nonce())]
    const common = [...a].filter((character, i) => character === b[i]).length
    expect(common).toBeLessThan(12)
  })
})
