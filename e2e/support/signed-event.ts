import { createHash, randomUUID } from "node:crypto"
import { AccessToken } from "livekit-server-sdk"
import { API_KEY, SECRET } from "./token-test"

type Options = { secret?: string; ttl?: number; type?: string; sent?: string | Uint8Array<ArrayBuffer> }

/** An event as LiveKit reports it, with an id of its own. */
export function eventText(): string {
  return JSON.stringify({ event: "room_started", id: `EV_${randomUUID()}`, room: { sid: "RM_e2e" } })
}

/** What LiveKit puts into the Authorization header for this body. */
export async function signatureOf(body: string, { secret = SECRET, ttl = 300 }: Options = {}) {
  const token = new AccessToken(API_KEY, secret, { ttl })
  token.sha256 = createHash("sha256").update(body).digest("base64")
  return token.toJwt()
}

/** Reports an event to an app as LiveKit does. @param sent another body than the signed one */
export async function report(app: { url: string }, body: string, options: Options = {}): Promise<Response> {
  const { type = "application/webhook+json", sent = body } = options
  return fetch(`${app.url}/api/webhook`, {
    method: "POST",
    body: sent,
    headers: { Authorization: await signatureOf(body, options), "Content-Type": type },
  })
}
