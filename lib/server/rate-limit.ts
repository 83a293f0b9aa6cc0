import "server-only"
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from "rate-limiter-flexible"
import { ApiError } from "../token/errors"
import { clientAddress } from "./client-address"
import type { Env } from "./env"
import { connectRedis } from "./redis"
import type { Visitor } from "./visitor"

/** Lets a classroom or an office share one address, and limits clients that drop their cookie to become new visitors. */
const VISITORS_PER_ADDRESS = 10

/**
 * Counts a request against its address, then against its visitor. An address over its limit creates no further visitor
 * counts, and a visitor's refused requests don't count against the address. Clients without a visitor cookie share one
 * count per address, so that dropping the cookie doesn't raise the limit.
 * @param counter counts one kind of request separately from the others
 * @throws ApiError `too_many`, with Retry-After and the headers of draft-ietf-httpapi-ratelimit-headers
 */
export async function limitRate(
  headers: Headers,
  visitor: Visitor,
  env: Env,
  counter?: string,
): Promise<void> {
  if (env.rateLimit === undefined) return
  const limiters = await getLimiters(env, env.rateLimit)
  const address = clientAddress(headers, env.trustedProxy)
  const isKnown = visitor.setCookie === undefined
  const prefix = counter ? `${counter} ` : ""
  const addressKey = `${prefix}${address}`
  let limit: "visitor" | "address" = "address"
  try {
    await limiters.address.consume(addressKey)
    limit = "visitor"
    await limiters.visitor.consume(`${prefix}${isKnown ? visitor.id : `at ${address}`}`)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    if (limit === "visitor") await limiters.address.reward(addressKey)
    if (!isKnown) warnAboutProxy(env)
    throw tooMany(error, limit, limiters.policy)
  }
}

type Limiters = { visitor: RateLimiterAbstract; address: RateLimiterAbstract; policy: string }

let current: { env: Env; limiters: Promise<Limiters> } | undefined

function getLimiters(env: Env, rate: NonNullable<Env["rateLimit"]>): Promise<Limiters> {
  if (current?.env !== env) current = { env, limiters: createLimiters(env, rate) }
  return current.limiters
}

async function createLimiters(
  { redisUrl }: Env,
  { requests, seconds }: NonNullable<Env["rateLimit"]>,
): Promise<Limiters> {
  const redis = redisUrl === undefined ? undefined : await connectRedis(redisUrl)
  const createLimiter = (name: string, points: number) => {
    const options = { keyPrefix: `greenroom:${name}`, points, duration: seconds }
    const memory = new RateLimiterMemory(options)
    if (!redis) return memory
    return new RateLimiterRedis({
      ...options,
      storeClient: redis,
      // While Redis is unreachable, each instance counts for itself.
      insuranceLimiter: memory,
      rejectIfRedisNotReady: true,
    })
  }
  const perAddress = requests * VISITORS_PER_ADDRESS
  return {
    visitor: createLimiter("visitor", requests),
    address: createLimiter("address", perAddress),
    policy: `"visitor";q=${requests};w=${seconds}, "address";q=${perAddress};w=${seconds}`,
  }
}

function tooMany({ msBeforeNext, remainingPoints }: RateLimiterRes, limit: string, policy: string): ApiError {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000))
  return new ApiError("too_many", `Too many requests. Try again in ${seconds} s.`, {
    retryAfter: seconds,
    headers: {
      "Retry-After": String(seconds),
      "RateLimit-Policy": policy,
      RateLimit: `"${limit}";r=${remainingPoints};t=${seconds}`,
    },
  })
}

let hasWarned = false

/** Behind a proxy that TRUSTED_PROXY doesn't mention, all clients seem to have the proxy's address. */
function warnAboutProxy({ trustedProxy }: Env) {
  if (hasWarned || trustedProxy !== 0) return
  hasWarned = true
  console.warn(
    "New visitors at one address have reached the limit for token requests. If the app runs behind a proxy, set TRUSTED_PROXY.",
  )
}
