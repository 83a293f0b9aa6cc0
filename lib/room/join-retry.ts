import { JoinError, tokenRefusal } from "./join-error"

/**
 * Waits before each further try, in milliseconds. Not for longer than a minute in all: nobody should find themselves in
 * a call, with their microphone on, that they had given up on.
 */
const WAITS = [1000, 2000, 4000, 8000, 15_000, 15_000]

/**
 * How long to wait before a join that failed is tried again by itself.
 * @param failures how often it was tried before
 * @returns undefined where trying again would change nothing, or where it has been tried often enough
 */
export function joinRetryWait(error: unknown, failures: number): number | undefined {
  if (error instanceof JoinError) return undefined
  const status = tokenRefusal(error)?.status
  // A proxy, a starting server or a busy one may say these; any other refusal is meant.
  if (status !== undefined && status < 500 && status !== 408 && status !== 429) return undefined
  return WAITS[failures]
}
