import { type RefObject, useLayoutEffect } from "react"

/** Moves the focus to the toolbar, for example from something that is about to disappear. */
export function focusControls(): void {
  document.querySelector<HTMLElement>("[role=toolbar] button")?.focus()
}

/** Moves the focus to the toolbar if an element is removed while it is inside. */
export function useFocusAfterRemoval(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const removed = element.current
    return () => {
      if (removed?.contains(document.activeElement)) focusControls()
    }
  }, [element])
}
