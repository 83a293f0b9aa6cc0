import { X } from "lucide-react"
import { createContext, type ReactNode, useContext } from "react"
import { texts } from "@/lib/texts/call"

export const NoticeContext = createContext<(message: string) => void>(() => undefined)

/** Returns a function that shows a message above the control bar, until the user dismisses it. */
export function useNotice(): (message: string) => void {
  return useContext(NoticeContext)
}

export function Notice({ children, onDismiss }: { children: ReactNode; onDismiss: () => void }) {
  return (
    <div
      role="alert"
      className="mx-auto flex max-w-xl items-center gap-3 rounded-control border border-border bg-card py-1 pr-1 pl-4 text-[15px]/6"
    >
      <p className="py-2">{children}</p>
      <button
        type="button"
        aria-label={texts.dismiss}
        onClick={onDismiss}
        className="grid size-11 shrink-0 place-items-center rounded-control hover:bg-muted"
      >
        <X className="size-4.5" aria-hidden="true" />
      </button>
    </div>
  )
}
