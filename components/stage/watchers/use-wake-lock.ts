import { useEffect } from "react"

/** Keeps the screen on while the call is looked at. Where the browser or its battery saver refuses, it goes off. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!("wakeLock" in navigator)) return
    let lock: WakeLockSentinel | undefined
    let gone = false
    // The browser takes the lock back whenever the page is hidden.
    const acquire = async () => {
      if (document.visibilityState !== "visible") return
      try {
        lock = await navigator.wakeLock.request("screen")
        if (gone) await lock.release()
      } catch {}
    }
    void acquire()
    document.addEventListener("visibilitychange", acquire)
    return () => {
      gone = true
      document.removeEventListener("visibilitychange", acquire)
      void lock?.release()
    }
  }, [])
}
