import { X } from "lucide-react"
import type { ReactNode } from "react"
import { texts } from "@/lib/texts/stage"

/** A sentence that stays above the controls until it is dismissed. */
export function Notice({ children, onDismiss }: { children: ReactNode; onDismiss: () => void }) {
  return (
    <div
      role="alert"
      className="mx-auto flex max-w-xl items-center gap-3 rounded-control border border-line bg-surface py-1 pr-1 pl-4 text-[15px]/6"
    >
      <p className="py-2">{children}</p>
      <button
        type="button"
        aria-label={texts.dismiss}
        onClick={onDismiss}
        className="grid size-11 shrink-0 place-items-center rounded-control hover:bg-raised"
      >
        <X className="size-4.5" aria-hidden="true" />
      </button>
    </div>
  )
}
