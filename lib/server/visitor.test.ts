import { describe, expect, it } from "vitest"
import { deriveKey } from "./keys"
import { visitorOf } from "./visitor"

const key = deriveKey("a secret", "visitor cookie")
const visit = (headers: Record<string, string> = {}) => visitorOf(new Headers(headers), key)
const https = { "x-forwarded-proto": "https" }

/** What a browser sends back of a Set-Cookie header. */
const pair = (setCookie = "") => setCookie.split(";")[0] ?? ""

describe("visitorOf", () => {
  it("recognises a visitor by the cookie it has set", () => {
    const first = visit()
    expect(visit({ cookie: `theme=dark; ${pair(first.setCookie)}; a=b` })).toEqual({
      id: first.id,
      setCookie: undefined,
    })
  })

  it("makes another visitor of everybody else", () => {
    expect(visit().id).not.toBe(visit().id)
  })

  it.each([
    ["another id", (cookie: string) => cookie.replace(/=..../, "=AAAA")],
    ["another tag", (cookie: string) => `${cookie.slice(0, -4)}AAAA`],
    ["no tag", (cookie: string) => cookie.replace(/\..*/, "")],
    ["an empty tag", (cookie: string) => cookie.replace(/\..*/, ".")],
    ["something else", () => "greenroom_visitor=x"],
  ])("believes no cookie with %s", (_, change) => {
    const first = visit()
    const again = visit({ cookie: change(pair(first.setCookie)) })
    expect(again.id).not.toBe(first.id)
    expect(again.setCookie).toBeDefined()
  })

  it("believes no cookie that another key has signed", () => {
    const other = visitorOf(new Headers(), deriveKey("a secret", "another purpose"))
    expect(visit({ cookie: pair(other.setCookie) }).id).not.toBe(other.id)
  })

  it("hides the cookie from scripts, other sites and, on HTTPS, the open network and sibling domains", () => {
    expect(visit().setCookie).toMatch(/^greenroom_visitor=.*; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/)
    expect(visit(https).setCookie).toMatch(/^__Host-greenroom_visitor=.*; HttpOnly; SameSite=Lax; Secure$/)
    const planted = pair(visit().setCookie)
    expect(visit({ ...https, cookie: planted }).setCookie).toBeDefined()
  })
})
