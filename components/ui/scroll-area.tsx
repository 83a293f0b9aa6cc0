import type { ReactNode, Ref } from "react"

type ScrollAreaProps = {
  label: string
  ref?: Ref<HTMLElement>
  className?: string
  onScroll?: () => void
  children: ReactNode
}

/** What scrolls by itself, by touch, wheel and keys. */
export function ScrollArea({ label, ref, className, onScroll, children }: ScrollAreaProps) {
  return (
    <section
      ref={ref}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus, no key scrolls it
      tabIndex={0}
      onScroll={onScroll}
      className={`overflow-y-auto overscroll-contain -outline-offset-2 ${className ?? ""}`}
    >
      {children}
    </section>
  )
}
