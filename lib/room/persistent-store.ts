type StorageLike = Pick<Storage, "getItem" | "setItem">

/**
 * A value in `localStorage` or other storages, as a store for `useSyncExternalStore`. It lasts only as long as the page
 * where storage is blocked: reading `localStorage` throws in private windows and embedded pages.
 */
export class PersistentStore<T extends object> {
  readonly #key: string
  readonly #parse: (stored: unknown) => T
  readonly #storages: () => readonly StorageLike[]
  readonly #listeners = new Set<() => void>()
  #value: T | undefined

  /**
   * @param parse returns a valid value for any JSON value, and for undefined
   * @param storages where the value is stored; the first one that has it is read
   */
  constructor(
    key: string,
    parse: (stored: unknown) => T,
    storages: () => readonly StorageLike[] = () => [localStorage],
  ) {
    this.#key = `greenroom:${key}`
    this.#parse = parse
    this.#storages = storages
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get = (): T => {
    this.#value ??= this.#parse(this.#read())
    return this.#value
  }

  update = (changes: Partial<T>): void => {
    this.#value = { ...this.get(), ...changes }
    this.#write(this.#value, this.#storagesOrNone())
    for (const listener of this.#listeners) listener()
  }

  /** Changes only what the first storage holds for the next page. Call it as this page closes: `update` overwrites it. */
  updateNextPage = (changes: Partial<T>): void => {
    this.#write({ ...this.get(), ...changes }, this.#storagesOrNone().slice(0, 1))
  }

  #storagesOrNone(): readonly StorageLike[] {
    try {
      return this.#storages()
    } catch {
      return []
    }
  }

  #write(value: T, storages: readonly StorageLike[]) {
    try {
      for (const storage of storages) storage.setItem(this.#key, JSON.stringify(value))
    } catch {
      // Storage is full: the page keeps the value in memory.
    }
  }

  #read(): unknown {
    try {
      const stored = this.#storagesOrNone().map((storage) => storage.getItem(this.#key))
      return JSON.parse(stored.find((text) => text !== null) ?? "null")
    } catch {
      return undefined
    }
  }
}
