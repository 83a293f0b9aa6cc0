import type { WebhookEvent } from "livekit-server-sdk"
import { readBody } from "@/lib/server/body"
import { requireEnv } from "@/lib/server/env"
import { logError } from "@/lib/server/log"
import { onRoomEvent } from "@/lib/server/on-room-event"
import { jsonResponse, methodNotAllowed, problemResponse } from "@/lib/server/responses"
import { handleOnce, receiveEvent, verifySignature } from "@/lib/server/webhook"
import { ApiError } from "@/lib/token/errors"

/** A participant's metadata can have 512 KiB, and JSON's escapes can make that six times as long. */
const MAX_EVENT_BYTES = 4 * 1024 * 1024

/** Receives LiveKit's webhooks (docs/webhooks.md) and passes each event to `onRoomEvent` once. */
export async function POST(request: Request) {
  try {
    const env = requireEnv()
    // 1. Verify the signature
    const signature = await verifySignature(request.headers.get("authorization"), env)
    // 2. Read the body
    const body = await readBody(request, MAX_EVENT_BYTES)
    // 3. Check its hash and parse it
    const event = await receiveEvent(body, signature, env)
    // 4. Handle the event, unless it was received before
    await handleOnce(event.id || signature.bodyHash, signature.expiresAt, env, () => handle(event))
    // 5. Respond
    return jsonResponse({}, 200)
  } catch (error) {
    return problemResponse(error)
  }
}

/** Logs errors of the owner's code and returns 503, so that LiveKit sends the event again. */
async function handle(event: WebhookEvent) {
  try {
    await onRoomEvent(event)
  } catch (error) {
    logError("onRoomEvent in lib/server/on-room-event.ts failed", error)
    throw new ApiError("unavailable", "The event couldn’t be handled. Send it again in a moment.")
  }
}

const refuse = methodNotAllowed("POST")

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
