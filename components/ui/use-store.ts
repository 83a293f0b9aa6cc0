import { useSyncExternalStore } from "react"
import { type Choices, choicesStore, DEFAULT_CHOICES } from "@/lib/room/choices"
import { DEFAULT_PREFERENCES, type Preferences, preferencesStore } from "@/lib/room/preferences"
import type { Store } from "@/lib/room/store"

/** Returns a store's value and re-renders the component only when it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}

/** Returns the user's preferences and a function that changes them. Hydration starts with the defaults. */
export function usePreferences(): [Preferences, (changes: Partial<Preferences>) => void] {
  const { subscribe, get, update } = preferencesStore
  return [useSyncExternalStore(subscribe, get, () => DEFAULT_PREFERENCES), update]
}

/**
 * Returns the name and devices that the user chose, now or last time, and a function that changes them.
 * Hydration starts with the defaults.
 */
export function useChoices(): [Choices, (changes: Partial<Choices>) => void] {
  const { subscribe, get, update } = choicesStore
  return [useSyncExternalStore(subscribe, get, () => DEFAULT_CHOICES), update]
}
