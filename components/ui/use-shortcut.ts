import { useEffect, useEffectEvent } from "react"
import { isShortcutPress } from "@/lib/room/key-press"
import { usePreferences } from "./use-store"
import { isElement, listenInWindows } from "./windows"

const shortcuts = new Map<symbol, { key: string; name: string }>()

/** The shortcuts that are bound at the moment, for the list of keys. @public for features */
export const shortcutRegistry = {
  /** Adds a shortcut and returns a function that removes it. */
  add(key: string, name: string): () => void {
    const id = Symbol(key)
    shortcuts.set(id, { key, name })
    return () => shortcuts.delete(id)
  },

  /** Returns each key once, letters first. */
  all(): { key: string; name: string }[] {
    const byKey = new Map([...shortcuts.values()].map((shortcut) => [shortcut.key, shortcut]))
    const isLetter = ({ key }: { key: string }) => Number(/^\w$/.test(key))
    return [...byKey.values()].sort((a, b) => isLetter(b) - isLetter(a))
  },
}

/** Returns whether the focused element uses letter keys itself. @public for features */
export function takesKeys(target: EventTarget | null): boolean {
  return (
    isElement(target) &&
    target.closest(
      "input, textarea, select, [contenteditable], dialog, [role=menu], [role=listbox], [role=dialog]",
    ) !== null
  )
}

/** Returns the key to show for a shortcut: none if the user switched shortcuts off. @public for features */
export function useShortcutHint(key: string | undefined): string | undefined {
  const [{ shortcuts }] = usePreferences()
  return shortcuts ? key : undefined
}

/**
 * Calls `onPress` when the key is pressed in any of the page's windows, unless the user is typing, choosing from a list, or
 * holding a modifier. Users can switch all shortcuts off in the settings (WCAG 2.1.4).
 * @param key a small Latin letter or a symbol; undefined binds nothing
 * @param name what the key does, for the list of keys
 */
export function useShortcut(
  key: string | undefined,
  name: string,
  onPress: (event: KeyboardEvent) => void,
): void {
  const press = useEffectEvent(onPress)
  const activeKey = useShortcutHint(key)

  useEffect(() => {
    if (!activeKey) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isShortcutPress(event, activeKey)) return
      if (event.repeat || event.defaultPrevented || takesKeys(event.target)) return
      event.preventDefault()
      press(event)
    }
    const remove = shortcutRegistry.add(activeKey, name)
    const stopListening = listenInWindows("keydown", onKeyDown)
    return () => {
      stopListening()
      remove()
    }
  }, [activeKey, name])
}
