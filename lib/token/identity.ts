import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from "node:crypto"

// 96 random bits, so that identities neither collide nor can be guessed.
const NONCE_BYTES = 12
const NONCE_LENGTH = (NONCE_BYTES * 4) / 3
/** In base64url: 120 bits. */
const TAG_LENGTH = 20

/**
 * Creates an identity for a visitor: a random nonce, then a keyed hash of visitor and nonce. The hash lets the server
 * recognize the visitor's identities without storing them; without the key, no two of them can be linked.
 */
export function createIdentity(key: KeyObject, visitorId: string): string {
  const nonce = randomBytes(NONCE_BYTES).toString("base64url")
  return nonce + tag(key, visitorId, nonce)
}

/** Whether this server issued `identity` to this visitor. Compares in constant time. */
export function isIdentityOf(key: KeyObject, visitorId: string, identity: string): boolean {
  const nonce = identity.slice(0, NONCE_LENGTH)
  const actual = Buffer.from(identity.slice(NONCE_LENGTH))
  const expected = Buffer.from(tag(key, visitorId, nonce))
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

function tag(key: KeyObject, visitorId: string, nonce: string): string {
  return createHmac("sha256", key).update(`${visitorId}.${nonce}`).digest("base64url").slice(0, TAG_LENGTH)
}
