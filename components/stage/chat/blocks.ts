/** Entries that belong together, under a key that they keep while others come and go before and after them. */
export type Block<T> = { key: number; entries: T[] }

/**
 * Cuts a log into blocks of up to `size` entries, by their running numbers: the same entries always share a block, so
 * that only the last one changes when something is added.
 */
export function blocksOf<T extends { id: string }>(entries: readonly T[], size: number): Block<T>[] {
  const blocks: Block<T>[] = []
  for (const entry of entries) {
    const key = Math.floor(Number(entry.id) / size)
    const last = blocks.at(-1)
    if (last?.key === key) last.entries.push(entry)
    else blocks.push({ key, entries: [entry] })
  }
  return blocks
}
