import { X } from "lucide-react"
import { type ReactNode, useId, useLayoutEffect, useRef } from "react"
import { createPortal } from "react-dom"
import { LiveRegion } from "./live-region"
import { useBack } from "./use-back"

type DialogProps = {
  title: string
  /** The accessible name of the close button. */
  closeLabel: string
  onClose: () => void
  /** The window to open in, if it is not the page's own. */
  target?: Window | undefined
  children: ReactNode
}

/**
 * A modal dialog that is open while it is rendered. The native element traps the focus, closes on Escape and restores
 * the focus.
 */
export function Dialog({ title, closeLabel, onClose, target, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useBack(onClose)
  // Browsers restore the focus only if the dialog is closed before it is removed.
  useLayoutEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])

  const dialog = (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key for a click on the backdrop
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className="appear m-auto max-h-[calc(100dvh-1rem)] w-[min(30rem,calc(100vw-1rem))] rounded-bar border border-border bg-card text-foreground shadow-2xl backdrop:bg-scrim"
    >
      <div className="flex flex-col gap-4 p-5">
        <div className="flex items-center justify-between gap-4">
          <h2 id={titleId} className="text-xl font-semibold tracking-tight">
            {title}
          </h2>
          <button
            type="button"
            aria-label={closeLabel}
            onClick={onClose}
            className="-mr-2 grid size-11 place-items-center rounded-control hover:bg-muted"
          >
            <X className="size-5" aria-hidden="true" />
          </button>
        </div>
        {children}
        <LiveRegion />
      </div>
    </dialog>
  )
  return target && target !== window ? createPortal(dialog, target.document.body) : dialog
}
