import type { ReconnectPolicy } from "livekit-client"

/** Delays before the first attempts; later ones wait as long as the last. */
const RETRY_DELAYS_MS = [0, 300, 1000, 2000, 3000]
/**
 * How long a dropped connection is retried. Every five minutes the LiveKit server sends a new token, valid for ten: so a
 * token is valid for at least this long after the last contact with the server.
 */
const RETRY_WINDOW_MS = 5 * 60_000

/**
 * Retries for longer than LiveKit's policy, which gives up after 45 s, and more often, because users are watching when
 * their network returns. If the token expired while the computer slept, it gives up at once: the user rejoins with a new
 * one.
 */
export class CallReconnectPolicy implements ReconnectPolicy {
  #lastAliveAt: number
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
    this.#lastAliveAt = now()
  }

  /** Call it every few seconds while connected. It has no effect after the computer slept for too long. */
  keepAlive(): void {
    if (this.#isTokenValid()) this.#lastAliveAt = this.#now()
  }

  /** Call it after each connection, which renews the token. */
  connected(): void {
    this.#lastAliveAt = this.#now()
  }

  nextRetryDelayInMs({ retryCount }: { retryCount: number }): number | null {
    if (!this.#isTokenValid()) return null
    const delay = RETRY_DELAYS_MS[Math.min(retryCount, RETRY_DELAYS_MS.length - 1)] ?? 0
    // Spread over time, in case a whole server's participants reconnect.
    return delay * (0.75 + Math.random() / 2) + (retryCount === 0 ? Math.random() * 300 : 0)
  }

  #isTokenValid(): boolean {
    return this.#now() - this.#lastAliveAt < RETRY_WINDOW_MS
  }
}
