import { type ReactNode, useMemo, useState } from "react"
import { PanelContext } from "./panel-context"

/** Keeps which panel is open. */
export function PanelProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<string>()
  const state = useMemo(() => {
    const close = () => {
      const focused = document.activeElement
      // The focus would be lost with the panel; where it is somewhere else, it stays there.
      if (open && (focused === document.body || focused?.closest("[data-panel]"))) focusControl(open)
      setOpen(undefined)
    }
    return { open, close, toggle: (title: string) => (title === open ? close() : setOpen(title)) }
  }, [open])

  return <PanelContext value={state}>{children}</PanelContext>
}

/** The button that opened the panel, or the menu in which it is on a narrow screen. */
function focusControl(name: string) {
  const button =
    document.querySelector<HTMLElement>(`[role=toolbar] [aria-label="${CSS.escape(name)}"]`) ??
    document.querySelector<HTMLElement>("[role=toolbar] [aria-haspopup=menu]")
  button?.focus()
}
