import { useEffect, useEffectEvent, useRef } from "react"

/** How far above what is in sight the next lines are asked for: some turns of the wheel, in CSS pixels. */
const AHEAD = 1500

type EarlierButtonProps = {
  name: string
  /** Has the lines before shown. Called again as long as the button comes into sight. */
  onPress: () => void
}

/**
 * Shows what stands before the lines that a panel holds in the page, as soon as the reader comes near. The button is
 * for whoever is faster, and for readers that don't scroll.
 */
export function EarlierButton({ name, onPress }: EarlierButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const press = useEffectEvent(onPress)

  // Looked at anew after each rendering: a button that stays in sight doesn't come into it again.
  useEffect(() => {
    const element = button.current
    if (!element) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) press()
      },
      { root: element.parentElement, rootMargin: `${AHEAD}px 0px 0px` },
    )
    observer.observe(element)
    return () => observer.disconnect()
  })

  return (
    <button
      ref={button}
      type="button"
      className="mx-auto block min-h-11 rounded-control px-4 text-label font-medium hover:bg-raised"
      onClick={onPress}
    >
      {name}
    </button>
  )
}
