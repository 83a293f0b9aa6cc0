const shortcuts = new Map<symbol, { key: string; name: string }>()

/** The keys that do something at the moment, so that the list of them is never out of date. */
export const shortcutRegistry = {
  /** @returns takes it back */
  add(key: string, name: string): () => void {
    const id = Symbol(key)
    shortcuts.set(id, { key, name })
    return () => shortcuts.delete(id)
  },

  /** Each key once, as they were added. */
  all(): { key: string; name: string }[] {
    return [...new Map([...shortcuts.values()].map((shortcut) => [shortcut.key, shortcut])).values()]
  },
}
