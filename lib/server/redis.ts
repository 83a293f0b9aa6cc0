import "server-only"
import { Redis } from "ioredis"

/** Time that the first request waits for the connection, and any request for an answer. */
const PATIENCE_MS = 500

let shared: { url: string; connection: Promise<Redis> } | undefined

/**
 * The app's one connection to this address. It fails at once while Redis is away and comes back by itself, with one
 * line in the log for each.
 * @returns when it is connected, or has not managed to for half a second
 */
export function connectRedis(url: string): Promise<Redis> {
  if (shared?.url !== url) shared = { url, connection: connect(url) }
  return shared.connection
}

async function connect(url: string): Promise<Redis> {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: PATIENCE_MS,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  })
  let isAway = false
  // ioredis reports each failed attempt here, and throws when nobody listens. Its texts may quote the address.
  redis.on("error", () => {})
  redis.on("close", () => {
    if (!isAway)
      console.error("Redis is away: each instance now counts token requests and knows webhooks by itself.")
    isAway = true
  })
  redis.on("ready", () => {
    if (isAway) console.info("Redis is back: token requests are counted for all instances together.")
    isAway = false
  })
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS)
    redis.once("ready", () => {
      clearTimeout(timer)
      resolve()
    })
  })
  return redis
}
