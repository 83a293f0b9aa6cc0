import { readBody } from "@/lib/server/body"
import { handleOnce } from "@/lib/server/handle-once"
import { jsonResponse } from "@/lib/server/json-response"
import { logError } from "@/lib/server/log"
import { onRoomEvent } from "@/lib/server/on-room-event"
import { methodRefusal } from "@/lib/server/other-methods"
import { problemResponse } from "@/lib/server/problem"
import { readRoomEvent } from "@/lib/server/room-event"
import { usableEnv } from "@/lib/server/usable-env"
import { verifyBody, verifySignature } from "@/lib/server/webhook-signature"
import { TokenError } from "@/lib/token/errors"

/** A participant may have 512 KiB of metadata, of which JSON can make six times as much. */
const MAX_EVENT_BYTES = 4 * 1024 * 1024

/** Where LiveKit reports what happens in its rooms: docs/webhooks.md. What is done with it: `onRoomEvent`. */
export async function POST(request: Request) {
  try {
    const env = usableEnv()
    // verify
    const signature = await verifySignature(request.headers.get("authorization"), env.credentials)
    const body = await readBody(request, MAX_EVENT_BYTES)
    verifyBody(body, signature)
    // parse
    const event = readRoomEvent(body)
    // handle
    if (event)
      await handleOnce(event.id || signature.bodyHash, signature.uselessAt, env, () => handled(event))
    // answer
    return jsonResponse({}, 200)
  } catch (error) {
    return problemResponse(error)
  }
}

/** Does what the owner has written; an error of that is theirs to read, and a reason for LiveKit to try again. */
async function handled(event: Parameters<typeof onRoomEvent>[0]) {
  try {
    await onRoomEvent(event)
  } catch (error) {
    logError("onRoomEvent of lib/server/on-room-event.ts failed", error)
    throw new TokenError("unavailable", "The event couldn't be handled. Send it again in a moment.")
  }
}

const refuse = methodRefusal("POST")

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
