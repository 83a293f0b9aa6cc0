/** Why a join failed; the message is a sentence for the person who tried. */
export class JoinError extends Error {
  override name = "JoinError"
}

/** What the token endpoint's problem document (RFC 9457) says of a refused request. */
export type TokenRefusal = { status: number; detail?: string; field?: string }

/**
 * Reads the endpoint's answer out of the error that LiveKit's TokenSource throws: it has no other place for it
 * than the end of the message, `…: received <status> / <body>`.
 * @returns undefined when the error is of another kind
 */
export function tokenRefusal(error: unknown): TokenRefusal | undefined {
  const [, status, body] = (error instanceof Error && /received (\d{3}) \/ (.*)$/s.exec(error.message)) || []
  if (!status || body === undefined) return undefined
  const problem = parseObject(body)
  const text = (value: unknown) => (typeof value === "string" && value ? value : undefined)
  const detail = text(problem.detail)
  const field = text(problem.field)
  return { status: Number(status), ...(detail && { detail }), ...(field && { field }) }
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
  if (error instanceof DOMException && error.name === "TimeoutError")
    return "The server takes too long to answer. Try again in a moment."
  // What fetch rejects with when there is no network or no server.
  if (error instanceof TypeError) return "The server did not answer. Check your network, then try again."
  const reason = error instanceof Error && "reasonName" in error ? String(error.reasonName) : ""
  return CONNECTION_SENTENCES[reason] ?? "Joining did not work. Try again in a moment."
}
