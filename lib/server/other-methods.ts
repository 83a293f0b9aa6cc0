import "server-only"
import { TokenError } from "../token/errors"
import { policy } from "../token/policy"
import { preflightHeaders } from "./cors"
import { readEnv } from "./env"
import { requestSource } from "./origin"
import { problemResponse } from "./problem"

const ALLOW = "OPTIONS, POST"

/** OPTIONS: which methods there are, and for a browser's preflight whether a page of that origin may use them. */
export function answerOptions({ headers }: Request): Response {
  const result = readEnv()
  const own = result.ok ? result.env.allowedOrigins : []
  const source = requestSource(headers, [...own, ...policy.allowedOrigins])
  return new Response(null, {
    status: 204,
    headers: { Allow: ALLOW, "Cache-Control": "no-store", ...preflightHeaders(source) },
  })
}

/** GET and the others. Next would answer 405 by itself, without a word. */
export function refuseMethod(): Response {
  const detail = "Ask for a token with POST."
  return problemResponse(new TokenError("method_not_allowed", detail, { headers: { Allow: ALLOW } }))
}
