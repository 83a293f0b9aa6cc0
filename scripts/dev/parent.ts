/**
 * npm passes a signal on to the shell between it and us, which dies of it without a word to us. Being adopted by
 * another process is how we notice. Not for who starts the script directly: there the parent may well go first.
 */
export function onParentGone(callback: () => void): void {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(parent)) return
    clearInterval(timer)
    callback()
  }, 500)
  timer.unref()
}

/** Windows keeps the number of a parent that is gone. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}
