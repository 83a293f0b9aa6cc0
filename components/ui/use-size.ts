import { type RefObject, useLayoutEffect, useState } from "react"
import type { Size } from "@/lib/room/tile-layout"
import { windowOf } from "./windows"

/** Returns the size of an element's content box, and re-renders when it changes. Before layout, it is the window's size. */
export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>(() => ({ width: window.innerWidth, height: window.innerHeight }))

  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const update = (width: number, height: number) =>
      setSize((known) => (known.width === width && known.height === height ? known : { width, height }))
    update(element.clientWidth, element.clientHeight)
    // An observer of this window would stop while its tab is hidden, although another window shows the element.
    const observer = new (windowOf(element).ResizeObserver)(([entry]) => {
      if (entry) update(entry.contentRect.width, entry.contentRect.height)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])

  return size
}
