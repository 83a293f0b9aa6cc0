import "server-only"
import { ApiError, toProblem } from "../token/errors"
import { readEnv } from "./env"
import { logError } from "./log"
import { allAllowedOrigins, preflightHeaders, requestSource } from "./origin"
import { noSniff } from "./page-headers"

type HeaderValues = Record<string, string>

/** Returns a JSON response that must not be cached. */
export function jsonResponse(value: unknown, status: number, headers: HeaderValues = {}): Response {
  return Response.json(value, { status, headers: { "Cache-Control": "no-store", ...noSniff, ...headers } })
}

/** Returns a problem document (RFC 9457) for a thrown value. Logs unexpected errors and doesn't reveal them. */
export function problemResponse(error: unknown, headers: HeaderValues = {}): Response {
  if (!(error instanceof ApiError)) logError("Unexpected error in the API", error)
  const problem = toProblem(error)
  return jsonResponse(problem, problem.status, {
    "Content-Type": "application/problem+json",
    ...headers,
    ...(error instanceof ApiError ? error.options.headers : undefined),
  })
}

/**
 * Returns a handler for the methods that a route doesn't support: 405 with a problem document, where Next.js would
 * respond without a body or an Allow header.
 * @param allow the supported methods, as in the Allow header
 */
export function methodNotAllowed(allow: string) {
  return () =>
    problemResponse(
      new ApiError("method_not_allowed", `Use one of these methods: ${allow}.`, {
        headers: { Allow: allow },
      }),
    )
}

/** Returns an OPTIONS handler for a route that browsers only use from this app's own pages. */
export function allowMethods(allow: string) {
  return () =>
    new Response(null, { status: 204, headers: { Allow: allow, "Cache-Control": "no-store", ...noSniff } })
}

/** Handles OPTIONS for routes that pages of other origins may POST to, including the browser's preflight. */
export function preflightResponse({ headers }: Request): Response {
  const result = readEnv()
  const allowedOrigins = allAllowedOrigins(result.ok ? result.env.allowedOrigins : [])
  return new Response(null, {
    status: 204,
    headers: {
      Allow: "OPTIONS, POST",
      "Cache-Control": "no-store",
      ...noSniff,
      ...preflightHeaders(requestSource(headers, allowedOrigins)),
    },
  })
}
