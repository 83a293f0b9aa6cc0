import "server-only"
import { createHash, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from "node:crypto"

/**
 * Derives a key for one purpose from a secret (HKDF, RFC 5869). A signature made for one purpose is worthless for
 * another, and reveals nothing about the secret.
 */
export function deriveKey(secret: string, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", `greenroom ${purpose}`, 32)))
}

/** Compares two strings in constant time. Hashes them first, so that their lengths don't matter. */
export function constantTimeEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
