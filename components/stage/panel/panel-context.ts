import { createContext, useContext } from "react"

export type PanelState = {
  /** The title of the panel that is open; there is one at most. */
  open: string | undefined
  toggle: (title: string) => void
  close: () => void
}

export const PanelContext = createContext<PanelState>({
  open: undefined,
  toggle: () => undefined,
  close: () => undefined,
})

export function usePanel(): PanelState {
  return useContext(PanelContext)
}
