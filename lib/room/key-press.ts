type KeyPress = Pick<
  KeyboardEvent,
  | "key"
  | "code"
  | "isComposing"
  | "keyCode"
  | "shiftKey"
  | "ctrlKey"
  | "altKey"
  | "metaKey"
  | "getModifierState"
>

/** The key code of keys that an input method (IME) uses itself. */
const IME_KEY_CODE = 229

/** Returns whether an input method uses the key. Safari ends the composition before the key event that accepts a word. */
export function isComposing(event: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  return event.isComposing || event.keyCode === IME_KEY_CODE
}

const NOT_LATIN = /^(?:(?![\p{Script=Latin}\p{Script=Common}])[\p{L}\p{M}])+$/u

/** Other scripts' characters on the key that has the symbol on a Latin layout. */
const SYMBOLS: Readonly<Record<string, string>> = { "؟": "?", "՞": "?", "፧": "?" }

/**
 * Returns whether a key press is meant as a shortcut, on any keyboard layout. The character on the key decides: its place
 * differs between layouts such as QWERTY, AZERTY and Dvorak. Only on a layout without Latin letters, the place decides.
 * @param shortcut a small Latin letter or a symbol
 */
export function isShortcutPress(event: KeyPress, shortcut: string): boolean {
  // Browsers that fill in a form send key events without a key.
  if (!event.key || isComposing(event) || event.metaKey) return false
  const hasAltGraph = event.getModifierState("AltGraph")
  // Windows reports AltGr as Ctrl and Alt.
  if ((event.ctrlKey || event.altKey) && !hasAltGraph) return false
  if (!/^[a-z]$/.test(shortcut)) {
    const symbol = event.key.normalize("NFKC")
    return (SYMBOLS[symbol] ?? symbol) === shortcut
  }
  if (hasAltGraph || event.shiftKey) return false
  if (event.key.toLowerCase() === shortcut) return true
  return NOT_LATIN.test(event.key) && event.code === `Key${shortcut.toUpperCase()}`
}
