import { type ProductEvent, track } from "../track"
import type { CallEvent } from "./active-call"
import type { JoinError } from "./join-error"

/** Turns the life of calls into product events. `CallSession` tells it what happens. */
export class CallTracker {
  #clickedAt = 0
  #joinedAt: number | undefined
  #hasFrame = false

  /** The user clicked “Join room”. */
  clicked(): void {
    this.#clickedAt = performance.now()
    this.#hasFrame = false
  }

  failed({ code }: JoinError, willRetry: boolean): void {
    track({ type: "join-failed", code, willRetry })
  }

  happened(event: CallEvent): void {
    switch (event.type) {
      case "connected":
        if (this.#joinedAt === undefined) this.#joined()
        return
      case "first-frame":
        if (!this.#hasFrame) track({ type: event.type, afterMs: msSince(this.#clickedAt) })
        this.#hasFrame = true
        return
      case "reconnecting":
        track({ type: event.type })
        return
      case "quality":
        track({ type: event.type, quality: event.quality })
        return
      case "ended":
        this.left(event.end.reason)
    }
  }

  /** The call is over: counts once, and only after joining. */
  left(reason: Extract<ProductEvent, { type: "left" }>["reason"]): void {
    if (this.#joinedAt === undefined) return
    globalThis.removeEventListener?.("pagehide", this.#onPageHide)
    track({ type: "left", reason, afterMs: msSince(this.#joinedAt) })
    this.#joinedAt = undefined
  }

  #joined() {
    this.#joinedAt = performance.now()
    // LiveKit's own event would come too late to send anything.
    globalThis.addEventListener?.("pagehide", this.#onPageHide)
    track({ type: "joined", afterMs: msSince(this.#clickedAt) })
  }

  readonly #onPageHide = () => this.left("PAGE_CLOSED")
}

function msSince(start: number): number {
  return Math.round(performance.now() - start)
}
