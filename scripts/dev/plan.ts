import { DEV_KEY, DEV_SECRET } from "../sfu/version"

export const LOCAL_URL = "ws://localhost:7880"

export interface Plan {
  kind: "configured" | "local" | "token server"
  url: string
  /** Something in the settings that may surprise. */
  note?: string
}

/** Which LiveKit server the app shall use. Empty counts as unset, as everywhere. */
export function planFor(env: NodeJS.Dict<string>): Plan {
  if (env.LIVEKIT_URL) return { kind: "configured", url: env.LIVEKIT_URL }
  const stray = ["LIVEKIT_API_KEY", "LIVEKIT_API_SECRET"].filter((name) => env[name])
  if (stray.length === 0 && env.LIVEKIT_SANDBOX_ID) {
    return { kind: "token server", url: env.LIVEKIT_SANDBOX_URL || "https://cloud-api.livekit.io" }
  }
  if (stray.length === 0) return { kind: "local", url: LOCAL_URL }
  // Keys without a server can't be used: they may be a leftover, or the URL was forgotten.
  const note = `${stray.join(" and ")} ${stray.length > 1 ? "are" : "is"} set but LIVEKIT_URL is not: using a local LiveKit server with its own keys.`
  return { kind: "local", url: LOCAL_URL, note }
}

/** What the app is told about the local server. */
export function localEnv(): Record<string, string> {
  return {
    LIVEKIT_URL: LOCAL_URL,
    LIVEKIT_API_KEY: DEV_KEY,
    LIVEKIT_API_SECRET: DEV_SECRET,
    LOCAL_LIVEKIT_SERVER: "running",
  }
}
