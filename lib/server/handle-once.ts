import "server-only"
import { TokenError } from "../token/errors"
import type { Env } from "./env"
import { EventMemory } from "./event-memory"
import { connectRedis } from "./redis"

const memory = new EventMemory()

/**
 * Does the work for an event, unless this was done before: by this process, or where Redis is set by any instance.
 * While Redis is away each instance knows what it has received itself. Work that fails counts as not done.
 * @param until when nobody can send the event any more, in seconds since 1970
 * @throws TokenError `replayed`, and whatever the work throws
 */
export async function handleOnce(
  id: string,
  until: number,
  { redisUrl }: Env,
  work: () => Promise<void>,
): Promise<void> {
  const redis = redisUrl === undefined ? undefined : await connectRedis(redisUrl)
  const key = `greenroom:webhook:${id}`
  const seconds = Math.max(1, Math.ceil(until - Date.now() / 1000))
  const isNew =
    memory.add(id, until) && (await redis?.set(key, "", "EX", seconds, "NX").catch(() => "unknown")) !== null
  if (!isNew) throw new TokenError("replayed", "This event was received before.")
  try {
    await work()
  } catch (error) {
    memory.remove(id)
    await redis?.del(key).catch(() => {})
    throw error
  }
}
