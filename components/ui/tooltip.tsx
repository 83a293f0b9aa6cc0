"use client"

import { type FocusEvent, type ReactNode, useEffect, useId, useRef, useState } from "react"
import { placeBeside } from "./place"
import { isElement, windowOf } from "./windows"

/** How long the pointer rests on a control before its tooltip appears. */
const DELAY_MS = 400
/** Moving to the next control within this time shows its tooltip at once. */
const GRACE_MS = 300

let lastHidden = Number.NEGATIVE_INFINITY

/**
 * Shows a short text when the control inside is hovered, or focused by keyboard. Written by hand because every page has
 * tooltips, and a positioning library is as large as the pre-join screen. The browser's top layer keeps it visible in
 * full screen too.
 */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  const id = useId()
  const wrapper = useRef<HTMLSpanElement>(null)
  const bubble = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => () => clearTimeout(timer.current), [])

  const show = (delay: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(setOpen, delay, true)
  }
  const hide = () => {
    clearTimeout(timer.current)
    if (isOpen) lastHidden = performance.now()
    setOpen(false)
  }

  useEffect(() => {
    const control = wrapper.current?.firstElementChild
    if (!isOpen || !control || !bubble.current) return
    bubble.current.showPopover?.()
    placeBeside(bubble.current, control, { side: "above", align: "center" })
    control.setAttribute("aria-describedby", id)
    // Escape only hides the tooltip.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") setOpen(false)
    }
    const view = windowOf(control)
    view.addEventListener("keydown", onKeyDown)
    return () => {
      view.removeEventListener("keydown", onKeyDown)
      control.removeAttribute("aria-describedby")
    }
  }, [isOpen, id])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the control inside is interactive, this only listens
    <span
      ref={wrapper}
      className="contents"
      onPointerOver={({ pointerType }) => {
        if (pointerType === "mouse" && !isOpen) show(performance.now() - lastHidden < GRACE_MS ? 0 : DELAY_MS)
      }}
      onPointerOut={({ relatedTarget }) => {
        if (!(isElement(relatedTarget) && wrapper.current?.contains(relatedTarget))) hide()
      }}
      onPointerDown={hide}
      onFocus={({ target }: FocusEvent) => {
        if (target.matches(":focus-visible")) show(0)
      }}
      onBlur={hide}
    >
      {children}
      {isOpen && (
        <span
          ref={bubble}
          id={id}
          role="tooltip"
          popover="manual"
          className="pointer-events-none fixed m-0 max-w-[calc(100vw-1rem)] rounded-sm bg-foreground px-2.5 py-1.5 text-label font-medium text-background shadow-lg"
        >
          {text}
        </span>
      )}
    </span>
  )
}
