import { popState } from "./pop-state"

type Layer = { onBack: () => void }

const DEPTH = "greenroomDepth"
const VISIT = "greenroomVisit"

/**
 * What Back closes, or asks about, before it leaves the page: a call, a panel that covers it, a dialog. Each of these
 * layers has a history entry of its own, with the page's address: Back pops it, and the browser stays on the page. An
 * entry's `history.state` says how many layers are below it, and keeps what Next has stored there.
 */
export class BackStack {
  readonly #layers: Layer[] = []
  /** The page's own entry, below all layers; undefined while the page doesn't use the stack. */
  #page: { state: unknown; url: string } | undefined
  /** A traversal that this class has started, and that the browser hasn't finished. */
  #isMoving = false
  #isLeaving = false

  /** Starts to handle Back on the current page. Returns a function that stops it. */
  attach(): () => void {
    this.#page = { state: history.state, url: location.href }
    popState.listener = this.#onPopState
    this.#syncSoon()
    return () => {
      this.#page = undefined
      this.#isMoving = false
      this.#isLeaving = false
      if (popState.listener === this.#onPopState) popState.listener = undefined
    }
  }

  /**
   * Adds a layer on top of the others. Returns a function that removes it.
   * @param onBack called when the user goes back. It may remove the layer, or leave it where it is.
   */
  add(onBack: () => void): () => void {
    const layer = { onBack }
    this.#layers.push(layer)
    this.#syncSoon()
    return () => {
      this.#layers.splice(this.#layers.indexOf(layer), 1)
      this.#syncSoon()
    }
  }

  /** Goes back to the page before this one as soon as all layers are closed. */
  leave(): void {
    this.#isLeaving = true
    this.#syncSoon()
  }

  /** Returns an id of this visit of the page, which is the same when the user comes back by Back or Forward. */
  visit(): string | undefined {
    // The server renders pages too.
    const id: unknown = typeof history === "undefined" ? undefined : history.state?.[VISIT]
    return typeof id === "string" ? id : undefined
  }

  #onPopState = (event: PopStateEvent) => {
    const page = this.#page
    if (!page) return
    const isPage = withoutHash(location.href) === withoutHash(page.url)
    // A traversal to another page with nothing open: Next handles it.
    if (!isPage && this.#layers.length === 0) return
    // A link to a fragment or an edited URL, not Back.
    if (isPage && event.state === null) return this.#syncSoon()
    // Next would render the page at the new URL.
    event.stopImmediatePropagation()
    if (this.#isMoving) {
      this.#isMoving = false
    } else if (!isPage) {
      history.pushState(page.state, "", page.url)
      this.#layers.at(-1)?.onBack()
    } else if (depth() < this.#layers.length) {
      this.#layers.at(-1)?.onBack()
    }
    this.#syncSoon()
  }

  /** In a microtask, because React removes and adds a layer at once when it runs its effect again. */
  #syncSoon() {
    queueMicrotask(() => this.#sync())
  }

  #sync() {
    if (!this.#page || this.#isMoving) return
    const count = this.#layers.length
    if (depth() > count) {
      this.#isMoving = true
      return history.go(count - depth())
    }
    if (depth() === 0 && count > 0) this.#page = this.#nameVisit()
    while (depth() < count) history.pushState({ ...history.state, [DEPTH]: depth() + 1 }, "")
    if (count > 0 || !this.#isLeaving) return
    this.#isLeaving = false
    history.back()
  }

  #nameVisit() {
    const state = { [VISIT]: Math.random().toString(36).slice(2), ...history.state }
    history.replaceState(state, "")
    return { state, url: location.href }
  }
}

function depth(): number {
  const value: unknown = history.state?.[DEPTH]
  return typeof value === "number" ? value : 0
}

function withoutHash(url: string): string {
  return url.replace(/#.*/, "")
}

export const backStack = new BackStack()
