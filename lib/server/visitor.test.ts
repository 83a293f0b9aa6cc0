import { describe, expect, it } from "vitest"
import { deriveKey } from "./crypto"
import { getVisitor } from "./visitor"

const key = deriveKey("a secret", "visitor cookie")
const visitorFor = (headers: Record<string, string> = {}) => getVisitor(new Headers(headers), key)
const https = { "x-forwarded-proto": "https" }

/** Returns the part of a Set-Cookie header that browsers send back. */
const pair = (setCookie = "") => setCookie.split(";")[0] ?? ""

describe("getVisitor", () => {
  it("recognizes a visitor by their cookie", () => {
    const first = visitorFor()
    expect(visitorFor({ cookie: `theme=dark; ${pair(first.setCookie)}; a=b` })).toEqual({
      id: first.id,
      setCookie: undefined,
    })
  })

  it("creates a new visitor for a request without a cookie", () => {
    expect(visitorFor().id).not.toBe(visitorFor().id)
  })

  it.each([
    ["another id", (cookie: string) => cookie.replace(/=..../, "=AAAA")],
    ["another tag", (cookie: string) => `${cookie.slice(0, -4)}AAAA`],
    ["no tag", (cookie: string) => cookie.replace(/\..*/, "")],
    ["an empty tag", (cookie: string) => cookie.replace(/\..*/, ".")],
    ["something else", () => "greenroom_visitor=x"],
  ])("rejects a cookie with %s", (_, change) => {
    const first = visitorFor()
    const again = visitorFor({ cookie: change(pair(first.setCookie)) })
    expect(again.id).not.toBe(first.id)
    expect(again.setCookie).toBeDefined()
  })

  it("rejects a cookie signed with another key", () => {
    const other = getVisitor(new Headers(), deriveKey("a secret", "another purpose"))
    expect(visitorFor({ cookie: pair(other.setCookie) }).id).not.toBe(other.id)
  })

  it("protects the cookie from scripts, other sites and, on HTTPS, sibling domains", () => {
    expect(visitorFor().setCookie).toMatch(
      /^greenroom_visitor=.*; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
    )
    expect(visitorFor(https).setCookie).toMatch(
      /^__Host-greenroom_visitor=.*; HttpOnly; SameSite=Lax; Secure$/,
    )
    const planted = pair(visitorFor().setCookie)
    expect(visitorFor({ ...https, cookie: planted }).setCookie).toBeDefined()
  })
})
