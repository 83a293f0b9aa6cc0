/**
 * Does something when the browser has time, at the latest after `timeout` milliseconds.
 * @returns what calls it off
 */
export function whenIdle(task: () => void, timeout: number): () => void {
  // Safari has no requestIdleCallback.
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(task, Math.min(timeout, 3000))
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(task, { timeout })
  return () => cancelIdleCallback(handle)
}
