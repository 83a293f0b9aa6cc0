import { useSyncExternalStore } from "react"
import { DEFAULT_PREFERENCES, type Preferences, parsePreferences } from "@/lib/room/preferences"

const KEY = "greenroom.preferences"
const listeners = new Set<() => void>()
let current: Preferences | undefined

// Storage may be blocked: then the choices hold for this page only.
function load(): Preferences {
  try {
    return parsePreferences(localStorage.getItem(KEY))
  } catch {
    return DEFAULT_PREFERENCES
  }
}

function getPreferences(): Preferences {
  current ??= load()
  return current
}

function setPreferences(change: Partial<Preferences>) {
  current = { ...getPreferences(), ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {}
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How this person likes their calls, and the way to change it. */
export function usePreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  return [useSyncExternalStore(subscribe, getPreferences), setPreferences]
}
