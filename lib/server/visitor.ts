import "server-only"
import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto"
import { randomBytes } from "./random-bytes"

/** One browser profile or native install. */
export type Visitor = {
  id: string
  /** The Set-Cookie header that makes the client come back as this visitor; undefined when it has one already. */
  setCookie: string | undefined
}

const NAME = "greenroom_visitor"
// On HTTPS, `__Host-` keeps pages of sibling subdomains from planting a visitor of theirs here, whose identities
// they could then present themselves.
const SECURE_NAME = `__Host-${NAME}`
const LIFETIME_SECONDS = 180 * 24 * 60 * 60
const ID = /^[\w-]{24}$/

/**
 * The visitor that a request's cookie proves, or a new one. The cookie is `id.tag`, the tag a keyed hash of the id:
 * it can't be forged or changed, and holds nothing but a random number. Signed by Node's own HMAC rather than as a
 * JSON Web Token: reading it happens at every request, and jose's asynchronous verification took ten times as long.
 */
export function visitorOf(headers: Headers, key: KeyObject): Visitor {
  const name = isHttps(headers) ? SECURE_NAME : NAME
  const id = verifiedId(cookieValue(headers.get("cookie"), name), key)
  if (id !== undefined) return { id, setCookie: undefined }
  const fresh = randomBytes(18).toString("base64url")
  const attributes = `Path=/; Max-Age=${LIFETIME_SECONDS}; HttpOnly; SameSite=Lax`
  const secure = name === SECURE_NAME ? "; Secure" : ""
  return { id: fresh, setCookie: `${name}=${fresh}.${tagOf(fresh, key)}; ${attributes}${secure}` }
}

/** What the proxy in front says, if there is one. A client that lies about it only harms its own cookie. */
export function isHttps(headers: Headers): boolean {
  return headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https"
}

function cookieValue(header: string | null, name: string): string | undefined {
  for (const pair of header?.split(";") ?? []) {
    const [key, value] = pair.split("=", 2)
    if (key?.trim() === name) return value?.trim()
  }
}

function verifiedId(value: string | undefined, key: KeyObject): string | undefined {
  const [id = "", tag = ""] = value?.split(".") ?? []
  if (!ID.test(id)) return undefined
  const presented = Buffer.from(tag)
  const expected = Buffer.from(tagOf(id, key))
  return presented.length === expected.length && timingSafeEqual(presented, expected) ? id : undefined
}

function tagOf(id: string, key: KeyObject): string {
  return createHmac("sha256", key).update(id).digest("base64url")
}
