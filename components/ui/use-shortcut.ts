import { useEffect, useEffectEvent } from "react"
import { tinykeys } from "tinykeys"

/**
 * Calls `onPress` when the key is pressed, but never while the person types, chooses from a list, or holds a
 * modifier.
 * @param key as in KeyboardEvent.key; undefined for no shortcut
 */
export function useShortcut(key: string | undefined, onPress: () => void): void {
  const press = useEffectEvent(onPress)

  useEffect(() => {
    if (!key) return
    return tinykeys(window, {
      [key]: (event) => {
        if (event.repeat || takesKeys(event.target)) return
        event.preventDefault()
        press()
      },
    })
  }, [key])
}

/** Whether what has the focus makes something else of a letter. */
function takesKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      "input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog]",
    ) !== null
  )
}
