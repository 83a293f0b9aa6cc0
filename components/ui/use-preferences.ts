import { useSyncExternalStore } from "react"
import { DEFAULT_PREFERENCES, type Preferences } from "@/lib/room/preferences"
import { rememberedPreferences } from "@/lib/room/remembered-preferences"

/** How this person likes their calls, and the way to change it. Hydration begins with what is usual. */
export function usePreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  const { subscribe, getState, change } = rememberedPreferences
  return [useSyncExternalStore(subscribe, getState, () => DEFAULT_PREFERENCES), change]
}
