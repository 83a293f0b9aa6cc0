import {
  type ReactNode,
  type Ref,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
} from "react"

type ScrollAreaProps = {
  label: string
  ref?: Ref<HTMLElement>
  className?: string
  onScroll?: () => void
  children: ReactNode
}

/** A region that scrolls by touch, wheel and keys. */
export function ScrollArea({ label, ref, className, onScroll, children }: ScrollAreaProps) {
  return (
    <section
      ref={ref}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys only scroll an element that can be focused
      tabIndex={0}
      onScroll={onScroll}
      className={`overflow-y-auto overscroll-contain -outline-offset-2 ${className ?? ""}`}
    >
      {children}
    </section>
  )
}

/** Within this distance from the end, the reader counts as being at the end. */
const NEAR_END_PX = 48

/**
 * Keeps a list that grows at its end scrolled to the end, also when its box is resized by a phone's keyboard, unless the
 * reader scrolled up.
 * @param box the element that scrolls; give it `onScroll`
 */
export function useStickToEnd(box: RefObject<HTMLElement | null>) {
  const atEnd = useRef(true)
  const size = useRef({ width: 0, height: 0 })
  const isAtEnd = useCallback(() => atEnd.current, [])
  const toEnd = useCallback(() => box.current?.scrollTo({ top: box.current.scrollHeight }), [box])
  const onScroll = useCallback(() => {
    if (!box.current) return
    const { scrollHeight, scrollTop, clientWidth, clientHeight } = box.current
    // Browsers scroll a resized box before the observer runs: not an action of the reader.
    if (clientWidth !== size.current.width || clientHeight !== size.current.height) return
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
  }, [box])

  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      size.current = { width: element.clientWidth, height: element.clientHeight }
      if (atEnd.current) toEnd()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [box, toEnd])

  return { isAtEnd, toEnd, onScroll }
}

/** Earlier lines are loaded this far above the view: a few turns of the wheel. */
const PRELOAD_MARGIN_PX = 1500

type EarlierButtonProps = {
  name: string
  /** Shows earlier lines. Called repeatedly while the button is near the view. */
  onPress: () => void
}

/** Shows earlier lines when the reader comes near; the button is for fast scrolling and for screen readers. */
export function EarlierButton({ name, onPress }: EarlierButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const press = useEffectEvent(onPress)

  // Observes again after each render, because a button that stays in view fires no second event.
  useEffect(() => {
    const element = button.current
    if (!element) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) press()
      },
      { root: element.parentElement, rootMargin: `${PRELOAD_MARGIN_PX}px 0px 0px` },
    )
    observer.observe(element)
    return () => observer.disconnect()
  })

  return (
    <button
      ref={button}
      type="button"
      className="mx-auto block min-h-11 rounded-control px-4 text-label font-medium hover:bg-muted"
      onClick={onPress}
    >
      {name}
    </button>
  )
}
