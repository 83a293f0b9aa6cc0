/** What can go wrong, each with its status and title. To add a case, add a line here: nothing else maps codes. */
const KINDS = {
  invalid: { status: 400, title: "Bad request" },
  unauthorized: { status: 401, title: "Sign in first" },
  forbidden: { status: 403, title: "Not allowed" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "Method not allowed" },
  too_slow: { status: 408, title: "Request took too long" },
  too_large: { status: 413, title: "Request too large" },
  not_json: { status: 415, title: "Not JSON" },
  too_many: { status: 429, title: "Too many requests" },
  not_configured: { status: 503, title: "LiveKit is not configured" },
  unavailable: { status: 503, title: "Temporarily unavailable" },
} as const

export type TokenErrorCode = keyof typeof KINDS

/** A problem document as RFC 9457 defines it. `field` names the one field at fault. */
export type Problem = { title: string; status: number; detail: string; field?: string }

/**
 * The one error of the token endpoint: everything that a caller may be told.
 * `detail` is shown to people, because LiveKit's clients put the answer's body into the error they raise.
 */
export class TokenError extends Error {
  override readonly name = "TokenError"

  constructor(
    readonly code: TokenErrorCode,
    readonly detail: string,
    readonly options: { field?: string; headers?: Record<string, string> } = {},
  ) {
    super(detail)
  }
}

/** Any thrown value as a problem document. Of what isn't a TokenError, nothing is told. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof TokenError)) {
    const { status, title } = KINDS.unavailable
    return { title, status, detail: "Something went wrong on the server. Try again in a moment." }
  }
  const { status, title } = KINDS[error.code]
  const { field } = error.options
  return { title, status, detail: error.detail, ...(field === undefined ? {} : { field }) }
}
