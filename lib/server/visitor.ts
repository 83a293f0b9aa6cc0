import "server-only"
import { createHmac, type KeyObject, randomBytes } from "node:crypto"
import { constantTimeEqual } from "./crypto"
import { isHttps } from "./origin"

/** One browser profile or native install. */
export type Visitor = {
  id: string
  /** The Set-Cookie header for a new visitor; undefined for one that sent a valid cookie. */
  setCookie: string | undefined
}

const COOKIE = "greenroom_visitor"
// On HTTPS, `__Host-` prevents sibling subdomains from planting a cookie whose identities they know.
const SECURE_COOKIE = `__Host-${COOKIE}`
const MAX_AGE_SECONDS = 180 * 24 * 60 * 60
const ID = /^[\w-]{24}$/

/** Returns the visitor whose cookie the request carries, or a new one. The cookie is a random ID and its HMAC: `id.tag`. */
export function getVisitor(headers: Headers, key: KeyObject): Visitor {
  const isSecure = isHttps(headers)
  const name = isSecure ? SECURE_COOKIE : COOKIE
  const id = verifiedId(cookieValue(headers.get("cookie"), name), key)
  if (id !== undefined) return { id, setCookie: undefined }

  const newId = randomBytes(18).toString("base64url")
  const attributes = `Path=/; Max-Age=${MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`
  return { id: newId, setCookie: `${name}=${newId}.${tag(newId, key)}; ${attributes}` }
}

function cookieValue(header: string | null, name: string): string | undefined {
  for (const pair of header?.split(";") ?? []) {
    const [key, value] = pair.split("=", 2)
    if (key?.trim() === name) return value?.trim()
  }
}

function verifiedId(value: string | undefined, key: KeyObject): string | undefined {
  const [id = "", actual = ""] = value?.split(".") ?? []
  return ID.test(id) && constantTimeEqual(actual, tag(id, key)) ? id : undefined
}

function tag(id: string, key: KeyObject): string {
  return createHmac("sha256", key).update(id).digest("base64url")
}
