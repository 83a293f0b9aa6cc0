import { createContext, useContext } from "react"

/**
 * Where a control stands: in the toolbar, or in the menu of those that don't fit into it. As that menu is closed most of
 * the time, a control of it is also there as a mere `shortcut`, which shows nothing.
 */
export type Place = "toolbar" | "menu" | "shortcut"

export const ControlPlace = createContext<Place>("toolbar")

export function useControlPlace(): Place {
  return useContext(ControlPlace)
}
