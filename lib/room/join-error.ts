const MAX_DETAIL = 500

/** Why a join failed; the message is a sentence for the person who tried. */
export class JoinError extends Error {
  override name = "JoinError"

  constructor(
    sentence: string,
    readonly options: {
      /** What of the request is at fault, as in a problem document. */
      field?: string
      /** Whether the same request may succeed a moment later. */
      mayPass?: boolean
    } = {},
  ) {
    super(sentence)
  }
}

/** What the token endpoint's problem document (RFC 9457) says of a refused request. */
export type TokenRefusal = {
  status: number
  detail?: string
  field?: string
  /** Seconds until another try may succeed. */
  retryAfter?: number
}

/**
 * Reads the endpoint's answer out of the error that LiveKit's TokenSource throws: it has no other place for it
 * than the end of the message, `…: received <status> / <body>`.
 * @returns undefined when the error is of another kind
 */
export function tokenRefusal(error: unknown): TokenRefusal | undefined {
  const [, status, body] = (error instanceof Error && /received (\d{3}) \/ (.*)$/s.exec(error.message)) || []
  if (!status || body === undefined) return undefined
  const problem = parseObject(body)
  const text = (value: unknown) => (typeof value === "string" && value ? shortened(value) : undefined)
  const detail = text(problem.detail)
  const field = text(problem.field)
  const { retry_after } = problem
  const isTime = typeof retry_after === "number" && retry_after > 0
  return {
    status: Number(status),
    ...(detail && { detail }),
    ...(field && { field }),
    ...(isTime && { retryAfter: retry_after }),
  }
}

/** More than a sentence for a person nobody reads, and a hostile server could send a book. */
function shortened(text: string): string {
  return text.length > MAX_DETAIL ? `${text.slice(0, MAX_DETAIL)}…` : text
}

/** What of a refused request is at fault, whoever refused it. */
export function fieldAtFault(error: unknown): string | undefined {
  return error instanceof JoinError ? error.options.field : tokenRefusal(error)?.field
}

function parseObject(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

// By `reasonName` of livekit-client's ConnectionError. Its message is never shown: it can hold the whole token.
const CONNECTION_SENTENCES: Record<string, string> = {
  NotAllowed: "The LiveKit server did not let you in. Try to join again.",
  ServerUnreachable: "The LiveKit server could not be reached, or the room is full. Try again in a moment.",
  ServiceNotFound: "No LiveKit server answers at the address that this app is configured with.",
  Timeout: "The LiveKit server took too long to answer. Check your network, then try again.",
  WebSocket: "The connection to the LiveKit server broke off. Check your network, then try again.",
  LeaveRequest: "The LiveKit server ended the call before it began. Try to join again.",
}

/** The sentence that tells a person why joining failed and what they can do about it. */
export function joinErrorSentence(error: unknown): string {
  if (error instanceof JoinError) return error.message
  const refusal = tokenRefusal(error)
  if (refusal)
    return refusal.detail ?? `The server gave no token (status ${refusal.status}). Try again in a moment.`
  // What fetch rejects with when there is no network or no server.
  if (error instanceof TypeError) return "The server did not answer. Check your network, then try again."
  // What `AbortSignal.timeout` ends a request with.
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return "The server took too long to answer. Check your network, then try again."
  }
  const reason = error instanceof Error && "reasonName" in error ? String(error.reasonName) : ""
  return CONNECTION_SENTENCES[reason] ?? "Joining did not work. Try again in a moment."
}
