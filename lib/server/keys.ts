import "server-only"
import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto"

/**
 * A key for one purpose from a secret that has others (HKDF, RFC 5869), so that what is signed for one purpose is
 * worth nothing for another, and none of it tells anything about the secret.
 */
export function deriveKey(secret: string, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", `greenroom ${purpose}`, 32)))
}
