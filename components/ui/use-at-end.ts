import { type RefObject, useCallback, useRef } from "react"

/** So close to the end, in CSS pixels, the reader counts as being there. */
const NEAR_END = 48

/**
 * Where the reader of a list that grows at its end is: who is at the end stays there, and who scrolled up is left alone.
 * @param box the element that scrolls; give it `onScroll`
 */
export function useAtEnd(box: RefObject<HTMLElement | null>) {
  const atEnd = useRef(true)
  const isAtEnd = useCallback(() => atEnd.current, [])
  const toEnd = useCallback(() => box.current?.scrollTo({ top: box.current.scrollHeight }), [box])
  const onScroll = useCallback(() => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {}
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END
  }, [box])
  return { isAtEnd, toEnd, onScroll }
}
