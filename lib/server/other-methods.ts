import "server-only"
import { TokenError } from "../token/errors"
import { policy } from "../token/policy"
import { preflightHeaders } from "./cors"
import { readEnv } from "./env"
import { requestSource } from "./origin"
import { problemResponse } from "./problem"

/** OPTIONS: which methods there are, and to a browser's preflight that a page may ask. */
export function answerOptions({ headers }: Request): Response {
  const result = readEnv()
  const own = result.ok ? result.env.allowedOrigins : []
  const source = requestSource(headers, [...own, ...policy.allowedOrigins])
  return new Response(null, {
    status: 204,
    headers: { Allow: "OPTIONS, POST", "Cache-Control": "no-store", ...preflightHeaders(source) },
  })
}

/**
 * A handler for the methods that a route doesn't have. Next would answer 405 by itself, but without a word.
 * @param allow the methods that it has, as the Allow header lists them
 */
export function methodRefusal(allow: string) {
  return () => {
    const detail = `This address answers ${allow} only.`
    return problemResponse(new TokenError("method_not_allowed", detail, { headers: { Allow: allow } }))
  }
}
