import "server-only"
import type { HealthResponse } from "../token/openapi"
import { readEnv } from "./env"

const TIMEOUT_MS = 2_000
/** Requests within this time share one probe, so that they can't overload the LiveKit server. */
const CACHE_MS = 1_000

let cached: { at: number; health: Promise<HealthResponse> } | undefined

/** Returns whether the app works, without details that only its owner should know. */
export function checkHealth(nowMs: number): Promise<HealthResponse> {
  if (cached === undefined || nowMs - cached.at > CACHE_MS) cached = { at: nowMs, health: probe() }
  return cached.health
}

async function probe(): Promise<HealthResponse> {
  const result = readEnv()
  if (!result.ok) {
    // With a development token server the app works, and only pages know the LiveKit server.
    return result.developmentTokenServer
      ? { status: "ok", configuration: "complete", livekit: "unknown" }
      : { status: "failing", configuration: "incomplete", livekit: "unknown" }
  }
  const reachable = await isReachable(result.env.livekit.url)
  return {
    status: reachable ? "ok" : "failing",
    configuration: "complete",
    livekit: reachable ? "reachable" : "unreachable",
  }
}

/** Whether a server responds, even with a client error. */
async function isReachable(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(url, { signal, cache: "no-store", redirect: "manual" })
    await response.body?.cancel()
    return response.status < 500
  } catch {
    return false
  }
}
