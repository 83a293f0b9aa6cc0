"use client"

import { type FocusEvent, type ReactNode, useEffect, useId, useRef, useState } from "react"

/** How long the pointer rests on a control before its hint appears, in milliseconds. */
const DELAY = 400
/** From one control to the next within this time, the hint appears at once. */
const GRACE = 300
const GAP = 8

let lastHidden = Number.NEGATIVE_INFINITY

/**
 * A short text that appears when the control in it is hovered, or focused by keyboard.
 *
 * Written by hand because every page has hints: a library that places them weighs as much as the green room itself. The
 * browser's top layer keeps it over everything, in full screen too.
 */
export function Hint({ text, children }: { text: string; children: ReactNode }) {
  const id = useId()
  const around = useRef<HTMLSpanElement>(null)
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
    const control = around.current?.firstElementChild
    if (!isOpen || !control || !bubble.current) return
    bubble.current.showPopover?.()
    place(bubble.current, control)
    control.setAttribute("aria-describedby", id)
    // Escape takes the hint away and does nothing else.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") setOpen(false)
    }
    window.addEventListener("keydown", onKeyDown)
    return () => {
      window.removeEventListener("keydown", onKeyDown)
      control.removeAttribute("aria-describedby")
    }
  }, [isOpen, id])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the control inside is what is used; this only listens
    <span
      ref={around}
      className="contents"
      onPointerOver={({ pointerType }) => {
        if (pointerType === "mouse" && !isOpen) show(performance.now() - lastHidden < GRACE ? 0 : DELAY)
      }}
      onPointerOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && around.current?.contains(relatedTarget))) hide()
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
          className="pointer-events-none fixed m-0 max-w-[calc(100vw-1rem)] rounded-[10px] bg-text px-2.5 py-1.5 text-label font-medium text-background shadow-lg"
        >
          {text}
        </span>
      )}
    </span>
  )
}

/** Above the control where there is room, else below; never over the edge of the window. */
function place(bubble: HTMLElement, control: Element) {
  const around = control.getBoundingClientRect()
  const { width, height } = bubble.getBoundingClientRect()
  const left = around.left + around.width / 2 - width / 2
  const above = around.top - GAP - height
  bubble.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`
  bubble.style.top = `${above >= GAP ? above : around.bottom + GAP}px`
}
