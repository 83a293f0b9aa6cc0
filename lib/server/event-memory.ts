import "server-only"

/** More than LiveKit reports in the five minutes that a signature holds, of rooms with hundreds of people. */
const CAPACITY = 10_000

/**
 * Which events this process has received. Each is forgotten when its signature is worth nothing any more, or when it
 * is the oldest of too many: only who can sign events can fill it.
 */
export class EventMemory {
  readonly #until = new Map<string, number>()

  constructor(
    readonly nowSeconds = () => Date.now() / 1000,
    readonly capacity = CAPACITY,
  ) {}

  get size() {
    return this.#until.size
  }

  /** @returns false when the event is known already */
  add(id: string, until: number): boolean {
    const now = this.nowSeconds()
    if ((this.#until.get(id) ?? 0) > now) return false
    this.#until.delete(id)
    for (const [oldest, end] of this.#until) {
      if (end > now && this.#until.size < this.capacity) break
      this.#until.delete(oldest)
    }
    this.#until.set(id, until)
    return true
  }

  remove(id: string) {
    this.#until.delete(id)
  }
}
