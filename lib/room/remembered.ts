/**
 * Something a person chose that outlasts the page, as a store for `useSyncExternalStore`. Where storage is blocked
 * (private windows, embedded pages: already reading `localStorage` throws) it lasts as long as the page.
 */
export class Remembered<T extends object> {
  #value: T | undefined
  #listeners = new Set<() => void>()
  #key: string
  #parse: (stored: string | null) => T
  #storage: () => Pick<Storage, "getItem" | "setItem">

  /**
   * @param parse reads what was stored, by whomever; null when nothing was
   * @param storage gives the storage, or throws
   */
  constructor(
    key: string,
    parse: (stored: string | null) => T,
    storage: () => Pick<Storage, "getItem" | "setItem"> = () => localStorage,
  ) {
    this.#key = `greenroom:${key}`
    this.#parse = parse
    this.#storage = storage
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getState = (): T => {
    this.#value ??= this.#parse(this.#read())
    return this.#value
  }

  change = (change: Partial<T>): void => {
    this.#value = { ...this.getState(), ...change }
    try {
      this.#storage().setItem(this.#key, JSON.stringify(this.#value))
    } catch {
      // Blocked or full: this page still knows.
    }
    for (const listener of this.#listeners) listener()
  }

  #read(): string | null {
    try {
      return this.#storage().getItem(this.#key)
    } catch {
      return null
    }
  }
}
