import type { ConnectionDetails, JoinRequest } from "./connection-details"

/** A prefetched token is used within this time, unless it expires earlier. */
const MAX_AGE_MS = 4 * 60_000
/** The time that connecting may take before the token expires. */
const EXPIRY_MARGIN_MS = 15_000

type Prefetched = { key: string; at: number; details: Promise<ConnectionDetails> }

/**
 * Requests a token while the user is still on the pre-join screen, so that joining doesn't wait for it. It is used once,
 * and only to join with exactly the same request. Participants in the room notice nothing: a token is not a connection.
 */
export class TokenPrefetch {
  #prefetched: Prefetched | undefined
  readonly #fetch: (request: JoinRequest) => Promise<ConnectionDetails>
  readonly #onPrefetched: (details: ConnectionDetails) => void

  /** @param onPrefetched called with what a token says before it is used */
  constructor(
    fetch: (request: JoinRequest) => Promise<ConnectionDetails>,
    onPrefetched: (details: ConnectionDetails) => void = () => undefined,
  ) {
    this.#fetch = fetch
    this.#onPrefetched = onPrefetched
  }

  /** Requests a token, unless a fresh one for the same join is there or pending. */
  prefetch(request: JoinRequest): void {
    if (this.#fresh(request)) return
    const prefetched = { key: keyOf(request), at: Date.now(), details: this.#fetch(request) }
    this.#prefetched = prefetched
    prefetched.details.then(
      (details) => this.#prefetched === prefetched && this.#onPrefetched(details),
      // The join tries again, and reports the error if there still is one.
      () => {
        if (this.#prefetched === prefetched) this.#prefetched = undefined
      },
    )
  }

  /** Returns the prefetched token, or requests one. */
  async take(request: JoinRequest): Promise<ConnectionDetails> {
    const prefetched = this.#fresh(request)
    this.#prefetched = undefined
    const details = await prefetched?.details
    return details && isValid(details) ? details : this.#fetch(request)
  }

  #fresh(request: JoinRequest): Prefetched | undefined {
    const prefetched = this.#prefetched
    const isFresh = prefetched?.key === keyOf(request) && Date.now() - prefetched.at < MAX_AGE_MS
    return isFresh ? prefetched : undefined
  }
}

function isValid({ expiresAt = Number.POSITIVE_INFINITY }: ConnectionDetails): boolean {
  return expiresAt * 1000 > Date.now() + EXPIRY_MARGIN_MS
}

function keyOf({ roomName, participantName, participantIdentity }: JoinRequest): string {
  return JSON.stringify([roomName, participantName, participantIdentity])
}
