/**
 * Gathers what arrives and hands it on together, at most once each `interval` milliseconds: thousands of messages a
 * second then cost as many renderings as a few.
 */
export function batch<T>(
  interval: number,
  handOn: (items: T[]) => void,
): { add(item: T): void; flush(): void } {
  let items: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const gathered = items
    items = []
    if (gathered.length > 0) handOn(gathered)
  }
  return {
    add(item) {
      items.push(item)
      timer ??= setTimeout(flush, interval)
    },
    flush,
  }
}
