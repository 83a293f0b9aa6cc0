import "server-only"
import { createHash } from "node:crypto"
import { TokenVerifier } from "livekit-server-sdk"
import { TokenError } from "../token/errors"
import type { Credentials } from "../token/mint"
import { isSameText } from "./same-text"

/** How far LiveKit's clock and ours may be apart. Its signatures hold for five minutes. */
const CLOCK_TOLERANCE_SECONDS = 10

/** What a webhook's Authorization header proves: that whoever knows the API secret has signed a body with this hash. */
export type WebhookSignature = {
  /** Base64 of the body's SHA-256. */
  bodyHash: string
  /** When nobody can present it any more, in seconds since 1970. */
  uselessAt: number
}

/**
 * Checks the header before the body is read: nobody but LiveKit gets to send one. Signature, issuer, `exp` (which must
 * be there) and `nbf` are held up by the SDK, as in its WebhookReceiver, which wants to have read the body first.
 * @throws TokenError `not_signed`
 */
export async function verifySignature(
  header: string | null,
  { apiKey, apiSecret }: Credentials,
): Promise<WebhookSignature> {
  if (!header)
    throw new TokenError("not_signed", "The Authorization header, which holds the signature, is missing.")
  const verifier = new TokenVerifier(apiKey, apiSecret.export().toString())
  const { sha256, exp } = await verifier.verify(header, CLOCK_TOLERANCE_SECONDS).catch((error: unknown) => {
    throw new TokenError("not_signed", reasonOf(error))
  })
  // The token of any participant is signed with the same secret, but for no body.
  if (!sha256 || exp === undefined)
    throw new TokenError("not_signed", "The signature isn't one of a webhook.")
  return { bodyHash: sha256, uselessAt: exp + CLOCK_TOLERANCE_SECONDS }
}

/** @throws TokenError `not_signed` when it is another body that was signed */
export function verifyBody(body: string, { bodyHash }: WebhookSignature) {
  const hash = createHash("sha256").update(body).digest("base64")
  if (!isSameText(hash, bodyHash)) throw new TokenError("not_signed", "The signature is for another body.")
}

/** A sentence for an error of jose, on which the SDK's verifier is built. */
function reasonOf(error: unknown): string {
  const { code, claim } = error as { code?: string; claim?: string }
  if (code === "ERR_JWT_EXPIRED") return "The signature has expired. If it is new, compare the two clocks."
  if (claim === "nbf") return "The signature isn't valid yet. If it should be, compare the two clocks."
  if (claim === "iss") return "The signature is made with another API key than this server's."
  return "The signature isn't made with this server's API secret."
}
