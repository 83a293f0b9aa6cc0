import { createSecretKey, randomBytes } from "node:crypto"
import { describe, expect, it } from "vitest"
import { createIdentity, isIdentityOf } from "./identity"

const key = createSecretKey(randomBytes(32))

describe("an identity", () => {
  it("belongs to its visitor only", () => {
    const identity = createIdentity(key, "ada")
    expect(isIdentityOf(key, "ada", identity)).toBe(true)
    expect(isIdentityOf(key, "eve", identity)).toBe(false)
    expect(isIdentityOf(createSecretKey(randomBytes(32)), "ada", identity)).toBe(false)
  })

  it.each(["", "ada", "x".repeat(36), "ä".repeat(36), "\ud800"])("can't be %j", (identity) => {
    expect(isIdentityOf(key, "ada", identity)).toBe(false)
  })

  it("is invalid with a character changed, added or removed", () => {
    const identity = createIdentity(key, "ada")
    for (let i = 0; i < identity.length; i++) {
      const changed = identity.slice(0, i) + (identity[i] === "A" ? "B" : "A") + identity.slice(i + 1)
      expect(isIdentityOf(key, "ada", changed)).toBe(false)
    }
    expect(isIdentityOf(key, "ada", `${identity}A`)).toBe(false)
    expect(isIdentityOf(key, "ada", identity.slice(0, -1))).toBe(false)
  })

  it("has 36 characters that are safe in URLs", () => {
    expect(createIdentity(key, "ada")).toMatch(/^[\w-]{36}$/)
  })

  it("has nothing in common with another one of the same visitor", () => {
    const [a, b] = [createIdentity(key, "ada"), createIdentity(key, "ada")]
    const common = [...a].filter((character, i) => character === b[i]).length
    expect(common).toBeLessThan(12)
  })
})
