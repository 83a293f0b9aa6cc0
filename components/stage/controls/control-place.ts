import { createContext, useContext } from "react"

/** Where a control stands: in the toolbar, or in the menu of those that don't fit into it. */
export const ControlPlace = createContext<"toolbar" | "menu">("toolbar")

export function useControlPlace(): "toolbar" | "menu" {
  return useContext(ControlPlace)
}
