type Kind = { status: number; title: string; example: { detail: string; field?: string } }

/**
 * What can go wrong, each with its status, its title and an example for the OpenAPI document. To add a case, add a
 * line: nothing else maps codes.
 */
export const problemKinds = {
  invalid: {
    status: 400,
    title: "Bad request",
    example: { detail: "“participant_name” must be of type string.", field: "participant_name" },
  },
  unauthorized: { status: 401, title: "Sign in first", example: { detail: "Sign in to join a room." } },
  not_signed: {
    status: 401,
    title: "Not signed by LiveKit",
    example: { detail: "The Authorization header holds no signature." },
  },
  forbidden: {
    status: 403,
    title: "Not allowed",
    example: {
      detail: "This server doesn't let clients set “room_config.egress”.",
      field: "room_config.egress",
    },
  },
  not_found: { status: 404, title: "Not found", example: { detail: "There is no such token server here." } },
  method_not_allowed: {
    status: 405,
    title: "Method not allowed",
    example: { detail: "This address answers OPTIONS, POST only." },
  },
  too_slow: {
    status: 408,
    title: "Request took too long",
    example: { detail: "The body has to arrive within 5 seconds." },
  },
  replayed: {
    status: 409,
    title: "Already received",
    example: { detail: "This event was received before." },
  },
  too_large: {
    status: 413,
    title: "Request too large",
    example: { detail: "The body may have 16384 bytes at most." },
  },
  not_json: {
    status: 415,
    title: "Not JSON",
    example: { detail: "Send the body as “Content-Type: application/json”, not compressed." },
  },
  too_many: {
    status: 429,
    title: "Too many requests",
    example: { detail: "Too many requests. Try again in 42 s." },
  },
  not_configured: {
    status: 503,
    title: "LiveKit is not configured",
    example: { detail: "LIVEKIT_URL is missing. The file .env.example says what each is." },
  },
  unavailable: {
    status: 503,
    title: "Temporarily unavailable",
    example: { detail: "Something went wrong on the server. Try again in a moment." },
  },
} satisfies Record<string, Kind>

export type TokenErrorCode = keyof typeof problemKinds

/**
 * A problem document as RFC 9457 defines it. `field` names the one field at fault; `retry_after` says in how many seconds
 * to ask again, because LiveKit's clients pass on an answer's body but none of its headers.
 */
export type Problem = { title: string; status: number; detail: string; field?: string; retry_after?: number }

/**
 * The one error of the token endpoint: everything that a caller may be told.
 * `detail` is shown to people, because LiveKit's clients put the answer's body into the error they raise.
 */
export class TokenError extends Error {
  override readonly name = "TokenError"

  constructor(
    readonly code: TokenErrorCode,
    readonly detail: string,
    readonly options: { field?: string; retryAfter?: number; headers?: Record<string, string> } = {},
  ) {
    super(detail)
  }
}

/** Any thrown value as a problem document. Of what isn't a TokenError, nothing is told. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof TokenError)) {
    const { status, title, example } = problemKinds.unavailable
    return { title, status, ...example }
  }
  const { status, title } = problemKinds[error.code]
  const { field, retryAfter } = error.options
  return {
    title,
    status,
    detail: error.detail,
    ...(field === undefined ? {} : { field }),
    ...(retryAfter === undefined ? {} : { retry_after: retryAfter }),
  }
}
