import { createContext, use } from "react"
import type { Entry } from "@/lib/room/entry"

/** The way in that the page around it was opened with. */
export const EntryContext = createContext<Entry | undefined>(undefined)

/** The way into rooms of the page. */
export function useEntry(): Entry {
  const entry = use(EntryContext)
  if (!entry) throw new Error("EntryContext is missing")
  return entry
}
