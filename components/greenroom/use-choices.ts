import { useSyncExternalStore } from "react"
import { FIRST_CHOICES } from "@/lib/room/choices"
import { RememberedChoices } from "@/lib/room/remembered-choices"

// One for the page, so that a second green room (after “Rejoin”) knows what the first one did.
const remembered = new RememberedChoices(() => localStorage)

/** What the person chose, now or last time. The server knows nothing of it: hydration begins with no choices. */
export function useChoices() {
  const choices = useSyncExternalStore(remembered.subscribe, remembered.getState, () => FIRST_CHOICES)
  return { choices, change: remembered.change, current: remembered.getState }
}
