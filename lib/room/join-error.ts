import { texts } from "../texts/joining"

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

/** The sentence that tells a person why joining failed and what they can do about it. */
export function joinErrorSentence(error: unknown): string {
  if (error instanceof JoinError) return error.message
  const refusal = tokenRefusal(error)
  if (refusal) return refusal.detail ?? texts.refused(refusal.status)
  // What fetch and `import` reject with when there is no network or no server.
  if (error instanceof TypeError) return texts.noAnswer
  if (error instanceof Error && error.name === "ChunkLoadError") return texts.noAnswer
  // What `AbortSignal.timeout` ends a request with.
  if (error instanceof DOMException && error.name === "TimeoutError") return texts.slowAnswer
  // The error's own message is never shown: it can hold the whole token.
  return texts.connection[connectionFailure(error) ?? ""] ?? texts.unknown
}

/** The `reasonName` of livekit-client's ConnectionError; undefined when the error is of another kind. */
export function connectionFailure(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("reasonName" in error)) return undefined
  return typeof error.reasonName === "string" ? error.reasonName : undefined
}
