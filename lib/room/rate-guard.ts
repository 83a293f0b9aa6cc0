/** People whose counts are kept; whoever is beyond that starts anew. */
const MOST_PEOPLE = 1000

/** Lets each person through at most `limit` times in `window` milliseconds. */
export class RateGuard {
  #limit: number
  #window: number
  #counts = new Map<string, { since: number; count: number }>()

  constructor(limit: number, window: number) {
    this.#limit = limit
    this.#window = window
  }

  /** @param now in milliseconds, never less than the last time */
  allows(identity: string, now: number): boolean {
    const seen = this.#counts.get(identity)
    if (seen && now - seen.since < this.#window) {
      seen.count++
      return seen.count <= this.#limit
    }
    this.#counts.delete(identity)
    this.#counts.set(identity, { since: now, count: 1 })
    const [oldest] = this.#counts.keys()
    if (this.#counts.size > MOST_PEOPLE && oldest !== undefined) this.#counts.delete(oldest)
    return true
  }
}
