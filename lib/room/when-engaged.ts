const SIGNS = ["pointermove", "pointerdown", "keydown", "focusin"] as const

/**
 * Does something at the first sign that a person is at the page: a pointer that moves, a touch, a key, a field that is
 * entered, also before the page was alive. What is only needed then stays out of the way of the page's own start.
 * @returns what calls it off
 */
export function whenEngaged(task: () => void): () => void {
  const calledOff = new AbortController()
  const begin = () => {
    calledOff.abort()
    task()
  }
  const { activeElement, body } = document
  if (activeElement && activeElement !== body) begin()
  else for (const sign of SIGNS) addEventListener(sign, begin, { passive: true, signal: calledOff.signal })
  return () => calledOff.abort()
}
