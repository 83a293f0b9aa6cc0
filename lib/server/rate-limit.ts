import "server-only"
import { RateLimiterRes } from "rate-limiter-flexible"
import { TokenError } from "../token/errors"
import { clientAddress } from "./client-address"
import type { Env } from "./env"
import { rateLimiters } from "./rate-limiters"
import type { Visitor } from "./visitor"

let hasHinted = false

/**
 * Counts a request against its visitor, then against its address. Clients without a visitor's cookie are counted as
 * one visitor for each address: else whoever throws the cookie away would have no limit of their own.
 * @throws TokenError `too_many`, with Retry-After (seconds) and the RateLimit headers of the IETF's draft
 *   "RateLimit header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers)
 * @param counter keeps requests of one kind from using up what another kind may ask for
 */
export async function limitRate(
  headers: Headers,
  visitor: Visitor,
  env: Env,
  counter?: string,
): Promise<void> {
  if (env.rateLimit === undefined) return
  const limiters = await rateLimiters(env, env.rateLimit)
  const address = clientAddress(headers, env.trustedProxy)
  const isKnown = visitor.setCookie === undefined
  const apart = (key: string) => (counter ? `${counter} ${key}` : key)
  let counted = "visitor"
  try {
    await limiters.visitor.consume(apart(isKnown ? visitor.id : `at ${address}`))
    counted = "address"
    await limiters.address.consume(apart(address))
  } catch (error) {
    if (!isKnown) hintAtProxy(env)
    throw error instanceof RateLimiterRes ? tooMany(error, counted, limiters.policy) : error
  }
}

function tooMany(
  { msBeforeNext, remainingPoints }: RateLimiterRes,
  name: string,
  policy: string,
): TokenError {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000))
  return new TokenError("too_many", `Too many requests. Try again in ${seconds} s.`, {
    retryAfter: seconds,
    headers: {
      "Retry-After": String(seconds),
      "RateLimit-Policy": policy,
      RateLimit: `"${name}";r=${remainingPoints};t=${seconds}`,
    },
  })
}

/** Behind a proxy that nobody told the app of, everybody has the proxy's address. */
function hintAtProxy({ trustedProxy }: Env) {
  if (hasHinted || trustedProxy !== 0) return
  hasHinted = true
  console.warn(
    "New visitors at one address have used up its token requests. If a proxy stands in front of the app, set TRUSTED_PROXY.",
  )
}
