import type { ReconnectPolicy } from "livekit-client"

/** Waits before the first tries, in milliseconds; later ones wait as long as the last of these. */
const WAITS = [0, 300, 1000, 2000, 3000]
/**
 * How long a call that broke off is tried again by itself, in milliseconds. The LiveKit server renews its token while
 * the call runs, and that lasts for ten minutes: after a tunnel, a lift or a restart of the server it still opens the room.
 */
const PATIENCE = 5 * 60_000

/**
 * When a call that broke off is tried again. LiveKit's own policy gives up after about 45 s and waits up to 10 s between
 * two tries, which is long for who sits before a network that is back.
 */
export const reconnectPolicy: ReconnectPolicy = {
  nextRetryDelayInMs({ retryCount, elapsedMs }) {
    if (elapsedMs > PATIENCE) return null
    const wait = WAITS[Math.min(retryCount, WAITS.length - 1)] ?? 0
    // Not all at the same moment, should it be the server that was away.
    return wait * (0.75 + Math.random() / 2) + (retryCount === 0 ? Math.random() * 300 : 0)
  },
}
