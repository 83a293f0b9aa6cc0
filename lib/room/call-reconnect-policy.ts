import type { ReconnectPolicy } from "livekit-client"

/** Waits before the first tries, in milliseconds; later ones wait as long as the last of these. */
const WAITS = [0, 300, 1000, 2000, 3000]
/**
 * How long a call that broke off is tried again by itself, in milliseconds. The LiveKit server renews the page's token
 * every five minutes, for ten: for this long after it was last heard of, the token still opens the room.
 */
const PATIENCE = 5 * 60_000

/**
 * When a call that broke off is tried again. LiveKit's own policy gives up after about 45 s, and waits up to 10 s between
 * two tries, which is long for who sits before a network that is back. After a long sleep of the computer it would go
 * on with a token that has run out; this one gives up at once, so that the person is led back in with a new one.
 */
export class CallReconnectPolicy implements ReconnectPolicy {
  #alive: number
  #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
    this.#alive = now()
  }

  /** To be called now and then while the call runs. After a sleep that was too long it counts for nothing. */
  beat(): void {
    if (this.#isFresh()) this.#alive = this.#now()
  }

  /** The connection is back, and with it a new token. */
  renew(): void {
    this.#alive = this.#now()
  }

  nextRetryDelayInMs({ retryCount }: { retryCount: number }): number | null {
    if (!this.#isFresh()) return null
    const wait = WAITS[Math.min(retryCount, WAITS.length - 1)] ?? 0
    // Not all at the same moment, should it be the server that was away.
    return wait * (0.75 + Math.random() / 2) + (retryCount === 0 ? Math.random() * 300 : 0)
  }

  #isFresh(): boolean {
    return this.#now() - this.#alive < PATIENCE
  }
}
