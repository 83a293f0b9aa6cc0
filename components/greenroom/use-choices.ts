import { useSyncExternalStore } from "react"
import { FIRST_CHOICES } from "@/lib/room/choices"
import { rememberedChoices } from "@/lib/room/remembered-choices"

/** What the person chose, now or last time. The server knows nothing of it: hydration begins with no choices. */
export function useChoices() {
  const { subscribe, getState, change } = rememberedChoices
  const choices = useSyncExternalStore(subscribe, getState, () => FIRST_CHOICES)
  return { choices, change, current: getState }
}
