import "server-only"
import { randomUUID } from "node:crypto"
import { Redis } from "ioredis"

/** How long the first request waits for the connection, and every command for its result. */
const TIMEOUT_MS = 500

let shared: { url: string; connection: Promise<Redis> } | undefined

/**
 * Returns the app's one connection to Redis, once it is ready or after half a second. While Redis is unreachable,
 * commands fail at once, ioredis reconnects in the background, and the log says when Redis goes down and returns.
 */
export function connectRedis(url: string): Promise<Redis> {
  if (shared?.url !== url) shared = { url, connection: connect(url) }
  return shared.connection
}

async function connect(url: string): Promise<Redis> {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: TIMEOUT_MS,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  })
  let isDown = false
  // ioredis throws if nothing listens here. Not logged: its messages can quote the URL with the password.
  redis.on("error", () => {})
  redis.on("close", () => {
    if (!isDown) {
      console.error(
        "Redis is down: each instance now counts token requests, remembers webhooks and invites agents by itself.",
      )
    }
    isDown = true
  })
  redis.on("ready", () => {
    if (isDown) console.info("Redis is back: all instances share one count of token requests again.")
    isDown = false
  })
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, TIMEOUT_MS)
    redis.once("ready", () => {
      clearTimeout(timer)
      resolve()
    })
  })
  return redis
}

/** Deletes the key only if it still has the value: after its expiry, the lock may be another instance's. */
const RELEASE = 'if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) end'

/**
 * Runs `task` unless another instance is running a task under the same name. While Redis is unreachable, runs it.
 * @param seconds longer than the task takes: after this time, the lock of a crashed instance opens
 * @returns undefined if another instance has the lock
 */
export async function withLock<T>(
  redisUrl: string,
  name: string,
  seconds: number,
  task: () => Promise<T>,
): Promise<T | undefined> {
  const redis = await connectRedis(redisUrl)
  const key = `greenroom:lock:${name}`
  const holder = randomUUID()
  const claim = await redis.set(key, holder, "EX", seconds, "NX").catch(() => undefined)
  if (claim === null) return undefined
  try {
    return await task()
  } finally {
    if (claim) await redis.eval(RELEASE, 1, key, holder).catch(() => {})
  }
}
