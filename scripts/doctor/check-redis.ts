import { Redis } from "ioredis"
import { type Finding, good, problem } from "./finding"

const TIMEOUT_MS = 3_000

/** Whether the Redis server of REDIS_URL answers. Its address may hold a password: it is not shown. */
export async function checkRedis(url: string): Promise<Finding> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
    maxRetriesPerRequest: 0,
  })
  let failure: Error | undefined
  redis.on("error", (error: Error) => {
    failure ??= error
  })
  try {
    await redis.connect()
    await redis.ping()
    return good("Redis answers.")
  } catch (error) {
    const text = String(failure ?? error)
    return /WRONGPASS|NOAUTH|NOPERM/.test(text)
      ? problem(
          "Redis refuses the user or password of REDIS_URL.",
          "Correct them: redis://user:password@host:6379",
        )
      : problem(
          "Redis can't be reached at REDIS_URL.",
          "Start it, or take the variable out. Until then each instance of the app counts token requests for itself.",
        )
  } finally {
    redis.disconnect()
  }
}
