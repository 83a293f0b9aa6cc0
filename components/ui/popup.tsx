import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react"
import { placeBeside } from "./place"
import { useBack } from "./use-back"
import { windowOf } from "./windows"

type PopupProps = {
  /** The accessible name of the button and of what it opens. */
  label: string
  /** What the button shows. */
  icon: ReactNode
  buttonClassName: string
  /** The width of what it opens. */
  contentClassName?: string | undefined
  /** Renders the content; `close` closes it. */
  children: (close: () => void) => ReactNode
}

/**
 * A button that opens a small dialog beside it. Not a portal but the browser's top layer, so that it opens in the window
 * of its button, and over an element in full screen. The browser closes it on Escape and on a click elsewhere.
 */
export function Popup({ label, icon, buttonClassName, contentClassName, children }: PopupProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  // Pressing the button of an open popup closes it before the click.
  const closedByPress = useRef(false)

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onPointerDown={() => {
          closedByPress.current = isOpen
        }}
        onClick={() => {
          setOpen(!isOpen && !closedByPress.current)
          closedByPress.current = false
        }}
        className={buttonClassName}
      >
        {icon}
      </button>
      {isOpen && (
        <PopupContent
          id={id}
          label={label}
          className={contentClassName}
          button={button}
          onClose={() => setOpen(false)}
        >
          {children(() => setOpen(false))}
        </PopupContent>
      )}
    </>
  )
}

type PopupContentProps = {
  id: string
  label: string
  className: string | undefined
  button: { current: HTMLElement | null }
  onClose: () => void
  children: ReactNode
}

function PopupContent({ id, label, className = "w-60", button, onClose, children }: PopupContentProps) {
  const element = useRef<HTMLDivElement>(null)
  useBack(onClose)

  useLayoutEffect(() => {
    const popup = element.current
    const anchor = button.current
    if (!popup || !anchor) return
    const place = () => placeBeside(popup, anchor, { side: "below", align: "end" })
    popup.showPopover?.()
    place()
    const first = ["input:checked", "[data-autofocus]", "button, input"]
      .map((selector) => popup.querySelector<HTMLElement>(selector))
      .find((element) => element !== null)
    first?.focus()
    const view = windowOf(popup)
    view.addEventListener("resize", place)
    // Its content may grow.
    const observer = new view.ResizeObserver(place)
    observer.observe(popup)
    return () => {
      observer.disconnect()
      view.removeEventListener("resize", place)
      // Browsers restore the focus only if the popup is hidden before it is removed.
      popup.hidePopover?.()
    }
  }, [button])

  return (
    <div
      ref={element}
      id={id}
      role="dialog"
      aria-label={label}
      popover="auto"
      onToggle={({ newState }) => newState === "closed" && onClose()}
      className={`${className} appear fixed inset-auto m-0 max-h-[calc(100dvh-1rem)] max-w-[calc(100vw-1rem)] overflow-y-auto rounded-bar border border-border bg-card p-2 text-foreground shadow-xl`}
    >
      {children}
    </div>
  )
}
