import { z } from "zod"

type ProblemType = { status: number; title: string; example: { detail: string; field?: string } }

/**
 * Every error of the API: its status, its title and an example for the OpenAPI document.
 * To add an error, add an entry; nothing else maps codes to responses.
 */
export const problemTypes = {
  invalid: {
    status: 400,
    title: "Bad request",
    example: { detail: "“participant_name” must be of type string.", field: "participant_name" },
  },
  unauthorized: { status: 401, title: "Sign in first", example: { detail: "Sign in to join a room." } },
  not_signed: {
    status: 401,
    title: "Not signed by LiveKit",
    example: { detail: "The Authorization header is missing." },
  },
  forbidden: {
    status: 403,
    title: "Not allowed",
    example: {
      detail: "This server doesn’t let clients set “room_config.egress”.",
      field: "room_config.egress",
    },
  },
  not_found: {
    status: 404,
    title: "Not found",
    example: { detail: "There is no development token server with this ID." },
  },
  method_not_allowed: {
    status: 405,
    title: "Method not allowed",
    example: { detail: "Use one of these methods: OPTIONS, POST." },
  },
  too_slow: {
    status: 408,
    title: "Request took too long",
    example: { detail: "The request body took longer than 5 seconds to arrive." },
  },
  too_large: {
    status: 413,
    title: "Request too large",
    example: { detail: "The request body is larger than 16384 bytes." },
  },
  not_json: {
    status: 415,
    title: "Not JSON",
    example: { detail: "Send the body uncompressed, as “Content-Type: application/json”." },
  },
  too_many: {
    status: 429,
    title: "Too many requests",
    example: { detail: "Too many requests. Try again in 42 s." },
  },
  not_configured: {
    status: 503,
    title: "Not configured",
    example: { detail: "LIVEKIT_URL is missing. See .env.example." },
  },
  unavailable: {
    status: 503,
    title: "Temporarily unavailable",
    example: { detail: "Something went wrong on the server. Try again in a moment." },
  },
} satisfies Record<string, ProblemType>

export type ApiErrorCode = keyof typeof problemTypes

type ApiErrorOptions = {
  field?: string
  retryAfter?: number
  headers?: Record<string, string>
  /** Where a person can sign in, for pages that can lead there. */
  signInUrl?: string | undefined
}

/** The `type` of a problem that signing in solves: `sign_in_url` says where. */
const SIGN_IN_TYPE = "urn:problem-type:sign-in"

/** An error whose `detail` callers may read. LiveKit's clients show it to people. */
export class ApiError extends Error {
  override readonly name = "ApiError"

  constructor(
    readonly code: ApiErrorCode,
    readonly detail: string,
    readonly options: ApiErrorOptions = {},
  ) {
    super(detail)
  }
}

/**
 * `retry_after` repeats the Retry-After header, because LiveKit's clients expose the body of a response but not its
 * headers.
 */
const problemSchema = z
  .strictObject({
    type: z
      .literal(SIGN_IN_TYPE)
      .optional()
      .meta({ description: "Set where a page can lead the user on: to `sign_in_url`." }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().meta({ description: "A message to show to the user." }),
    retry_after: z
      .number()
      .int()
      .optional()
      .meta({ description: "Seconds to wait before trying again, as in Retry-After." }),
    field: z.string().optional().meta({ description: "The invalid field, if there is one." }),
    sign_in_url: z
      .string()
      .optional()
      .meta({ description: "The sign-in page: a path of this app, or a URL." }),
  })
  .meta({ id: "Problem", description: "A problem document (RFC 9457)." })

export type Problem = z.infer<typeof problemSchema>

/** Returns the problem document for a thrown value. Anything but an ApiError gets one fixed message. */
export function toProblem(error: unknown): Problem {
  if (!(error instanceof ApiError)) {
    const { status, title, example } = problemTypes.unavailable
    return { title, status, ...example }
  }
  const { status, title } = problemTypes[error.code]
  const { field, retryAfter, signInUrl } = error.options
  return {
    ...(signInUrl === undefined ? {} : { type: SIGN_IN_TYPE }),
    title,
    status,
    detail: error.detail,
    ...(field === undefined ? {} : { field }),
    ...(retryAfter === undefined ? {} : { retry_after: retryAfter }),
    ...(signInUrl === undefined ? {} : { sign_in_url: signInUrl }),
  }
}
