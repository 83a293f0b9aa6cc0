import { type RefObject, useLayoutEffect, useState } from "react"
import type { Size } from "@/lib/room/grid"

/**
 * The size of an element's content box, kept true as it changes. Until the element is laid out it is the window's: what
 * waits unseen is rendered for about the space that it will have, and has little to change when it is shown.
 */
export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>(() => ({ width: window.innerWidth, height: window.innerHeight }))

  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measured = (width: number, height: number) =>
      setSize((known) => (known.width === width && known.height === height ? known : { width, height }))
    measured(element.clientWidth, element.clientHeight)
    const observer = new ResizeObserver(([entry]) => {
      if (entry) measured(entry.contentRect.width, entry.contentRect.height)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])

  return size
}
