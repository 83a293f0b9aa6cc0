import "server-only"
import { TokenVerifier, type WebhookEvent, WebhookReceiver } from "livekit-server-sdk"
import { ApiError } from "../token/errors"
import type { Env } from "./env"
import { connectRedis } from "./redis"

/** How far LiveKit's clock and this server's may differ. LiveKit's signatures are valid for five minutes. */
const CLOCK_TOLERANCE_SECONDS = 10
/** More events than LiveKit sends while a signature is valid, even with hundreds of participants. */
const MAX_REMEMBERED_EVENTS = 10_000
/** An event that is being handled is remembered for at least this long, even if its signature expires before. */
const MIN_HANDLING_SECONDS = 60

export type WebhookSignature = {
  /** The Authorization header: a token with the body's hash. */
  token: string
  /** The SHA-256 of the body, in base64. */
  bodyHash: string
  /** When the signature stops being accepted, in seconds since 1970. */
  expiresAt: number
}

/**
 * Checks the Authorization header before the body is read, so that only LiveKit can send large bodies.
 * @throws ApiError `not_signed`
 */
export async function verifySignature(
  token: string | null,
  { livekit: { apiKey, apiSecret } }: Env,
): Promise<WebhookSignature> {
  if (!token) throw new ApiError("not_signed", "The Authorization header is missing.")
  try {
    const { sha256, exp = 0 } = await new TokenVerifier(apiKey, apiSecret).verify(
      token,
      CLOCK_TOLERANCE_SECONDS,
    )
    // LiveKit signs participants' tokens with the same secret. Only a webhook's token has the hash of a body.
    if (!sha256) throw new ApiError("not_signed", "The token isn’t a webhook signature.")
    return { token, bodyHash: sha256, expiresAt: exp + CLOCK_TOLERANCE_SECONDS }
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError("not_signed", signatureErrorMessage(error))
  }
}

/**
 * Checks that the body is the signed one, and parses it.
 * @throws ApiError `not_signed` or `invalid`
 */
export async function receiveEvent(
  body: string,
  { token }: WebhookSignature,
  { livekit: { apiKey, apiSecret } }: Env,
): Promise<WebhookEvent> {
  try {
    return await new WebhookReceiver(apiKey, apiSecret).receive(body, token, false, CLOCK_TOLERANCE_SECONDS)
  } catch (error) {
    // The only way to tell the receiver's errors apart.
    const isOtherBody = error instanceof Error && error.message.startsWith("sha256 checksum")
    throw isOtherBody
      ? new ApiError("not_signed", "The signature doesn’t match the body.")
      : new ApiError("invalid", "The body isn’t a LiveKit webhook event.")
  }
}

/**
 * Calls `handle` once per event: by this process or, with Redis, by any instance. Returns when the event was handled, now
 * or before. While Redis is unreachable, each instance remembers its own events. If `handle` fails, the event can be sent
 * again; while it runs, the sender has to, since it may still fail.
 * @param expiresAt when nobody can send the event again, in seconds since 1970
 * @throws ApiError `unavailable` while the event is being handled, and everything that `handle` throws
 */
export async function handleOnce(
  id: string,
  expiresAt: number,
  { redisUrl }: Env,
  handle: () => Promise<void>,
): Promise<void> {
  const redis = redisUrl === undefined ? undefined : await connectRedis(redisUrl)
  const key = `greenroom:webhook:${id}`
  const now = Date.now() / 1000
  const seconds = Math.max(MIN_HANDLING_SECONDS, Math.ceil(expiresAt - now))
  const known = memory.claim(id, now + seconds)
  if (known) return requireHandled(known)
  // SET … NX returns null if the key exists. An error means that Redis is unreachable.
  const claim = await redis?.set(key, "handling", "EX", seconds, "NX").catch(() => undefined)
  if (claim === null) {
    memory.forget(id)
    return requireHandled(await redis?.get(key).catch(() => null))
  }
  try {
    await handle()
  } catch (error) {
    memory.forget(id)
    if (claim) await redis?.del(key).catch(() => {})
    throw error
  }
  memory.finish(id)
  await redis?.set(key, "handled", "EX", seconds).catch(() => {})
}

function requireHandled(state: string | null | undefined) {
  if (state !== "handled") {
    throw new ApiError("unavailable", "This event is being handled. Send it again in a moment.")
  }
}

type EventState = "handling" | "handled"

/** Remembers event IDs until they expire, or until newer ones need the space. */
export class EventMemory {
  readonly #events = new Map<string, { state: EventState; expiresAt: number }>()

  constructor(
    readonly nowSeconds = () => Date.now() / 1000,
    readonly capacity = MAX_REMEMBERED_EVENTS,
  ) {}

  get size() {
    return this.#events.size
  }

  /** Marks a new event as being handled. Returns the state of a known one, and leaves it as it is. */
  claim(id: string, expiresAt: number): EventState | undefined {
    const now = this.nowSeconds()
    const known = this.#events.get(id)
    if (known && known.expiresAt > now) return known.state
    this.#events.delete(id)
    for (const [oldest, event] of this.#events) {
      if (event.expiresAt > now && this.#events.size < this.capacity) break
      this.#events.delete(oldest)
    }
    this.#events.set(id, { state: "handling", expiresAt })
    return undefined
  }

  finish(id: string) {
    const event = this.#events.get(id)
    if (event) event.state = "handled"
  }

  forget(id: string) {
    this.#events.delete(id)
  }
}

const memory = new EventMemory()

/** Describes an error of jose, which the SDK verifies tokens with. */
function signatureErrorMessage(error: unknown): string {
  const { code, claim } = error as { code?: string; claim?: string }
  if (code === "ERR_JWT_EXPIRED")
    return "The signature has expired. If it is new, compare the servers’ clocks."
  if (claim === "nbf") return "The signature isn’t valid yet. If it should be, compare the servers’ clocks."
  if (claim === "iss") return "The signature was made with a different API key."
  return "The signature wasn’t made with this server’s API secret."
}
