import { type ReactNode, useSyncExternalStore } from "react"
import { createPortal } from "react-dom"

type FullScreenLayerProps = {
  className: string
  /** Classes in place of `className` while an element is in full screen. */
  fullScreenClassName: string
  children: ReactNode
}

/**
 * Keeps its children usable while an element of the page, such as a tile, is in full screen: for that time they are inside
 * of it. Chromium makes everything else inert, even what the browser's top layer shows above the element.
 */
export function FullScreenLayer({ className, fullScreenClassName, children }: FullScreenLayerProps) {
  const element = useSyncExternalStore(
    onFullScreenChange,
    () => document.fullscreenElement,
    () => null,
  )
  // In full screen the page itself hides nothing. iPhones have no such element.
  if (!element || element === document.documentElement) return <div className={className}>{children}</div>
  return createPortal(
    <div className={`pointer-events-none absolute text-foreground ${fullScreenClassName}`}>{children}</div>,
    element,
  )
}

/** Subscribes to changes of the full-screen element. */
export function onFullScreenChange(listener: () => void): () => void {
  document.addEventListener("fullscreenchange", listener)
  return () => document.removeEventListener("fullscreenchange", listener)
}
