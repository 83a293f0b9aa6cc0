import "server-only"
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible"
import type { Env } from "./env"
import { connectRedis } from "./redis"

export type RateLimiters = { visitor: RateLimiterAbstract; address: RateLimiterAbstract; policy: string }

/**
 * An address stands for as many visitors as may sit behind one router: a classroom, an office. The smaller limit is
 * what one browser gets, the larger one bounds what somebody can do who makes up a new visitor for each request.
 */
const VISITORS_PER_ADDRESS = 10

let current: { env: Env; limiters: Promise<RateLimiters> } | undefined

/** The counters of this process, made once. With Redis one count holds for all instances. */
export function rateLimiters(env: Env, rate: NonNullable<Env["rateLimit"]>): Promise<RateLimiters> {
  if (current?.env !== env) current = { env, limiters: makeLimiters(env, rate) }
  return current.limiters
}

async function makeLimiters(
  env: Env,
  { requests, seconds }: NonNullable<Env["rateLimit"]>,
): Promise<RateLimiters> {
  const redis = env.redisUrl === undefined ? undefined : await connectRedis(env.redisUrl)
  const limiter = (name: string, points: number) => {
    const options = { keyPrefix: `greenroom:${name}`, points, duration: seconds }
    const memory = new RateLimiterMemory(options)
    if (!redis) return memory
    return new RateLimiterRedis({
      ...options,
      storeClient: redis,
      // While Redis is away, this instance counts by itself: still a limit, only not a common one.
      insuranceLimiter: memory,
      rejectIfRedisNotReady: true,
    })
  }
  const perAddress = requests * VISITORS_PER_ADDRESS
  return {
    visitor: limiter("visitor", requests),
    address: limiter("address", perAddress),
    policy: `"visitor";q=${requests};w=${seconds}, "address";q=${perAddress};w=${seconds}`,
  }
}
