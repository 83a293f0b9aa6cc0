import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto"

/** Random bytes in an identity: 96 bits, so that nobody meets another's by chance or by trying. */
export const NONCE_BYTES = 12
/** Of base64url: 15 bytes. */
const TAG_LENGTH = 20

/**
 * An identity for a visitor: a nonce, and a keyed hash of visitor and nonce. The hash lets the server recognise what
 * it gave to whom without storing it. Who lacks the key sees 36 random characters, and no link between two of them.
 * @param nonce 12 random bytes
 */
export function makeIdentity(key: KeyObject, visitorId: string, nonce: Uint8Array): string {
  const text = Buffer.from(nonce).toString("base64url")
  return text + tagOf(key, visitorId, text)
}

/** Whether this server gave `identity` to this visitor. Takes as long for a near miss as for a wild guess. */
export function isIdentityOf(key: KeyObject, visitorId: string, identity: string): boolean {
  const nonce = identity.slice(0, NONCE_TEXT_LENGTH)
  const presented = Buffer.from(identity.slice(NONCE_TEXT_LENGTH))
  const expected = Buffer.from(tagOf(key, visitorId, nonce))
  return presented.length === expected.length && timingSafeEqual(presented, expected)
}

const NONCE_TEXT_LENGTH = (NONCE_BYTES * 4) / 3

function tagOf(key: KeyObject, visitorId: string, nonce: string): string {
  return createHmac("sha256", key).update(`${visitorId}.${nonce}`).digest("base64url").slice(0, TAG_LENGTH)
}
