import { type Choices, parseChoices } from "./choices"

const KEY = "greenroom:choices"

/**
 * Choices that outlast the page, as a store for `useSyncExternalStore`. Where storage is blocked (private windows,
 * embedded pages: already reading `localStorage` throws) they last as long as the page.
 */
export class RememberedChoices {
  #choices: Choices | undefined
  #listeners = new Set<() => void>()
  #storage: () => Pick<Storage, "getItem" | "setItem">

  /** @param storage gives the storage, or throws */
  constructor(storage: () => Pick<Storage, "getItem" | "setItem">) {
    this.#storage = storage
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getState = (): Choices => {
    this.#choices ??= parseChoices(this.#read())
    return this.#choices
  }

  change = (change: Partial<Choices>): void => {
    this.#choices = { ...this.getState(), ...change }
    try {
      this.#storage().setItem(KEY, JSON.stringify(this.#choices))
    } catch {
      // Blocked or full: this page still knows.
    }
    for (const listener of this.#listeners) listener()
  }

  #read(): string | null {
    try {
      return this.#storage().getItem(KEY)
    } catch {
      return null
    }
  }
}
