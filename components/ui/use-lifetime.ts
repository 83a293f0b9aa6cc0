import { useEffect, useEffectEvent, useRef } from "react"

/**
 * Runs `begin` once the component is there to stay and `end` once it is gone for good. StrictMode's rehearsal
 * (mount, unmount, mount) runs neither, so that a device is asked for and a room is joined only once.
 */
export function useLifetime(begin: () => void, end: () => void): void {
  const mounted = useRef(false)
  const begun = useRef(false)
  const onBegin = useEffectEvent(begin)
  const onEnd = useEffectEvent(end)

  useEffect(() => {
    mounted.current = true
    queueMicrotask(() => {
      if (!mounted.current || begun.current) return
      begun.current = true
      onBegin()
    })
    return () => {
      mounted.current = false
      queueMicrotask(() => {
        if (mounted.current || !begun.current) return
        begun.current = false
        onEnd()
      })
    }
  }, [])
}
