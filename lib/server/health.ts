import "server-only"
import type { Answers } from "../token/openapi-schemas"
import { readEnv } from "./env"

/** What anybody may know: whether it works, not where or why. */
type Health = Answers["health"]

const TIMEOUT_MS = 2_000
/** One probe serves everybody who asks within this time: asking often is no way to load the LiveKit server. */
const MEMORY_MS = 1_000

let last: { at: number; health: Promise<Health> } | undefined

/** The app's health. @param nowMs milliseconds since 1970 */
export function checkHealth(nowMs: number): Promise<Health> {
  if (last === undefined || nowMs - last.at > MEMORY_MS) last = { at: nowMs, health: probe() }
  return last.health
}

async function probe(): Promise<Health> {
  const result = readEnv()
  if (!result.ok) {
    // With another's token server nothing is missing, and which LiveKit server it names is known to the pages only.
    return result.developmentTokenServer
      ? { status: "ok", configuration: "complete", livekit: "unknown" }
      : { status: "failing", configuration: "incomplete", livekit: "unknown" }
  }
  const isReachable = await answers(result.env.apiUrl)
  return {
    status: isReachable ? "ok" : "failing",
    configuration: "complete",
    livekit: isReachable ? "reachable" : "unreachable",
  }
}

/** Whether a server answers at all; what it thinks of the request doesn't matter. */
async function answers(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(url, { signal, cache: "no-store", redirect: "manual" })
    await response.body?.cancel()
    return response.status < 500
  } catch {
    return false
  }
}
