import { JoinError, tokenRefusal } from "./join-error"

/**
 * Waits before each further try, in milliseconds. Not for longer than a minute in all: nobody should find themselves in
 * a call, with their microphone on, that they had given up on.
 */
const WAITS = [1000, 2000, 4000, 8000, 15_000, 15_000]

/** The longest that somebody is kept waiting for a limit to pass, in milliseconds. */
const LONGEST = 60_000

/**
 * How long to wait before a join that failed is tried again by itself.
 * @param failures how often it was tried before
 * @returns undefined where trying again would change nothing, or where it has been tried often enough
 */
export function joinRetryWait(error: unknown, failures: number): number | undefined {
  if (error instanceof JoinError && !error.options.mayPass) return undefined
  const { status, retryAfter } = tokenRefusal(error) ?? {}
  if (failures >= WAITS.length) return undefined
  // Asking earlier would only be refused again.
  if (retryAfter !== undefined) return retryAfter * 1000 <= LONGEST ? retryAfter * 1000 : undefined
  // A proxy, a starting server or a busy one may say these; any other refusal is meant.
  if (status !== undefined && status < 500 && status !== 408 && status !== 429) return undefined
  return WAITS[failures]
}
