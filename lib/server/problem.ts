import "server-only"
import { problemOf, TokenError } from "../token/errors"
import { jsonResponse } from "./json-response"
import { logError } from "./log"

/** Any thrown value as an answer (RFC 9457). What isn't a TokenError is logged, and the caller told nothing of it. */
export function problemResponse(error: unknown, headers: Record<string, string> = {}): Response {
  if (!(error instanceof TokenError)) logError("Unexpected error in the API", error)
  const problem = problemOf(error)
  const own = error instanceof TokenError ? error.options.headers : undefined
  return jsonResponse(problem, problem.status, {
    "Content-Type": "application/problem+json",
    ...headers,
    ...own,
  })
}
