import { useEffect, useEffectEvent } from "react"
import { tinykeys } from "tinykeys"
import { shortcutRegistry } from "./shortcut-registry"
import { takesKeys } from "./takes-keys"

/**
 * Calls `onPress` when the key is pressed, but never while the person types, chooses from a list, or holds a
 * modifier.
 * @param key as in KeyboardEvent.key; undefined for no shortcut
 * @param name what it does, for the list of all keys
 */
export function useShortcut(key: string | undefined, name: string, onPress: () => void): void {
  const press = useEffectEvent(onPress)

  useEffect(() => {
    if (!key) return
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || event.defaultPrevented || takesKeys(event.target)) return
      event.preventDefault()
      press()
    }
    const remove = shortcutRegistry.add(key, name)
    // A sign such as `?` needs Shift on some keyboards and not on others.
    const unbind = tinykeys(
      window,
      /^\w+$/.test(key) ? { [key]: onKey } : { [key]: onKey, [`Shift+${key}`]: onKey },
    )
    return () => {
      unbind()
      remove()
    }
  }, [key, name])
}
