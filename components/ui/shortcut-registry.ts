const shortcuts = new Map<symbol, { key: string; name: string }>()

/** The keys that do something at the moment, so that the list of them is never out of date. */
export const shortcutRegistry = {
  /** @returns takes it back */
  add(key: string, name: string): () => void {
    const id = Symbol(key)
    shortcuts.set(id, { key, name })
    return () => shortcuts.delete(id)
  },

  /** Each key once, letters first. */
  all(): { key: string; name: string }[] {
    const byKey = new Map([...shortcuts.values()].map((shortcut) => [shortcut.key, shortcut]))
    const isLetter = ({ key }: { key: string }) => Number(/^\w$/.test(key))
    return [...byKey.values()].sort((a, b) => isLetter(b) - isLetter(a))
  },
}
