import { isRecord } from "../is-record"
import { PartError } from "../load-part"
import { reportError } from "../report-error"
import { texts } from "../texts/join"
import { RoomKeyError } from "./room-key"

/** Why a room couldn't be joined. `texts.errors` in lib/texts/join.ts has the message for each. */
export type JoinErrorCode = keyof typeof texts.errors

type JoinErrorOptions = {
  /** A more specific message than the code's, from the server for example. */
  message?: string | undefined
  /** The status of the token endpoint's answer. */
  status?: number | undefined
  /** The invalid field of the request, as in the endpoint's problem document. */
  field?: string | undefined
  /** Seconds until another attempt may succeed. */
  retryAfter?: number | undefined
  /** Where the user can sign in, after which joining may succeed. */
  signInUrl?: string | undefined
}

/** The only error type of joining; its message is shown to the user. */
export class JoinError extends Error {
  override name = "JoinError"
  readonly status: number | undefined
  readonly field: string | undefined
  readonly retryAfter: number | undefined
  readonly signInUrl: string | undefined

  constructor(
    readonly code: JoinErrorCode,
    { message, status, field, retryAfter, signInUrl }: JoinErrorOptions = {},
  ) {
    super(message ?? texts.errors[code])
    this.status = status
    this.field = field
    this.retryAfter = retryAfter
    this.signInUrl = signInUrl
  }
}

/** By the `reasonName` of livekit-client's ConnectionError. */
const CONNECTION_ERRORS: Readonly<Record<string, JoinErrorCode>> = {
  NotAllowed: "livekit-not-allowed",
  ServerUnreachable: "livekit-unreachable",
  ServiceNotFound: "livekit-not-found",
  Timeout: "livekit-timeout",
  WebSocket: "livekit-dropped",
  LeaveRequest: "livekit-left",
}

/**
 * Returns the JoinError for anything thrown while joining. Errors are diagnosed where they arise, so one without a type is
 * a bug in the page: it is logged, and its message isn't shown.
 */
export function toJoinError(error: unknown): JoinError {
  if (error instanceof JoinError) return error
  if (error instanceof PartError) return new JoinError(error.code)
  if (error instanceof RoomKeyError) return new JoinError("damaged-key")
  if (error instanceof Error && "reasonName" in error)
    return new JoinError(CONNECTION_ERRORS[String(error.reasonName)] ?? "livekit-failed")
  console.error("Joining failed unexpectedly", error)
  reportError(error, { place: "join", route: globalThis.location?.pathname })
  return new JoinError("unknown")
}

/**
 * Returns the JoinError for what `fetch`, or reading its body, rejected with. Call it only there: elsewhere a TypeError is
 * a bug, not a missing network.
 */
export function toNetworkError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (error.name === "TimeoutError") return new JoinError("slow-answer")
  if (error.name !== "TypeError") return error
  return new JoinError(globalThis.navigator?.onLine === false ? "offline" : "no-answer")
}

/** Returns the message that tells the user why joining failed and what they can do about it. */
export function joinErrorMessage(error: unknown): string {
  return toJoinError(error).message
}

const MAX_MESSAGE_LENGTH = 500

/** Returns the error for a token endpoint's refusal: a problem document (RFC 9457), or anything from a proxy before it. */
export function toRefusal(status: number, body: string): JoinError {
  const { detail, field, retry_after, sign_in_url } = parseJsonObject(body)
  return new JoinError("refused", {
    message: readText(detail) ?? texts.refusedWithStatus(status),
    status,
    field: readText(field),
    retryAfter: typeof retry_after === "number" && retry_after > 0 ? retry_after : undefined,
    signInUrl: status === 401 ? readText(sign_in_url) : undefined,
  })
}

/** Returns the JSON object in a text, or an empty one. */
function parseJsonObject(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

function readText(value: unknown): string | undefined {
  if (typeof value !== "string" || value === "") return undefined
  return value.length > MAX_MESSAGE_LENGTH ? `${value.slice(0, MAX_MESSAGE_LENGTH)}…` : value
}

/** A minute in all: a user who has given up must not end up in the call later, with the microphone on. */
const RETRY_DELAYS_MS = [1000, 2000, 4000, 8000, 15_000, 15_000]
const MAX_RETRY_AFTER_MS = 60_000

const RETRYABLE: readonly JoinErrorCode[] = [
  "offline",
  "no-answer",
  "slow-answer",
  "invalid-token",
  "unknown",
]

/**
 * Returns how long to wait before a failed token request is retried, or undefined if it shouldn't be.
 * @param failures how many attempts failed before this one
 */
export function retryDelayMs(error: JoinError, failures: number): number | undefined {
  if (failures >= RETRY_DELAYS_MS.length || !isRetryable(error)) return undefined
  if (error.retryAfter === undefined) return RETRY_DELAYS_MS[failures]
  const delay = error.retryAfter * 1000
  return delay <= MAX_RETRY_AFTER_MS ? delay : undefined
}

function isRetryable({ code, status = 0, retryAfter }: JoinError): boolean {
  if (code !== "refused") return RETRYABLE.includes(code)
  // Sent by a proxy, or by a server that is starting or busy; other refusals are final.
  return retryAfter !== undefined || status >= 500 || status === 408 || status === 429
}
