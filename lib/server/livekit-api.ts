import "server-only"
import type { Env } from "./env"

const TIMEOUT_SECONDS = 2

/** The arguments that each of LiveKit's API clients takes. It is given up soon: a person waits for the answer. */
export function livekitApi({ apiUrl, credentials }: Env) {
  const secret = credentials.apiSecret.export().toString()
  return [apiUrl, credentials.apiKey, secret, { requestTimeout: TIMEOUT_SECONDS, failover: false }] as const
}
