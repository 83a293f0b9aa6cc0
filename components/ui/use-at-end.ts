import { type RefObject, useCallback, useEffect, useRef } from "react"

/** So close to the end, in CSS pixels, the reader counts as being there. */
const NEAR_END = 48

/**
 * Where the reader of a list that grows at its end is: who is at the end stays there, also while the list has more or
 * less room, as when a phone's keyboard comes up; and who scrolled up is left alone.
 * @param box the element that scrolls; give it `onScroll`
 */
export function useAtEnd(box: RefObject<HTMLElement | null>) {
  const atEnd = useRef(true)
  const room = useRef({ width: 0, height: 0 })
  const isAtEnd = useCallback(() => atEnd.current, [])
  const toEnd = useCallback(() => box.current?.scrollTo({ top: box.current.scrollHeight }), [box])
  const onScroll = useCallback(() => {
    if (!box.current) return
    const { scrollHeight, scrollTop, clientWidth, clientHeight } = box.current
    // With another size browsers scroll by themselves, before it is observed: nothing that the reader did.
    if (clientWidth !== room.current.width || clientHeight !== room.current.height) return
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END
  }, [box])

  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      room.current = { width: element.clientWidth, height: element.clientHeight }
      if (atEnd.current) toEnd()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [box, toEnd])

  return { isAtEnd, toEnd, onScroll }
}
