// @vitest-environment jsdom
import { expect, test } from "vitest"
import { isShortcutPress } from "./key-press"

const LETTERS = "abcdefghijklmnopqrstuvwxyz"

/** Returns the letters whose shortcut a key press triggers, and `?`. */
function triggered(key: string, code: string, options: KeyboardEventInit = {}): string {
  const event = new KeyboardEvent("keydown", { key, code, ...options })
  return [...LETTERS, "?"].filter((shortcut) => isShortcutPress(event, shortcut)).join("")
}

test.each([
  ["QWERTY", "m", "KeyM", "m"],
  ["Caps Lock", "M", "KeyM", "m"],
  // The character decides.
  ["AZERTY", "m", "Semicolon", "m"],
  ["AZERTY", ",", "KeyM", ""],
  ["AZERTY", "a", "KeyQ", "a"],
  ["QWERTZ", "z", "KeyY", "z"],
  ["Dvorak", "h", "KeyJ", "h"],
  ["Dvorak", "s", "Semicolon", "s"],
  ["Dvorak", "k", "KeyV", "k"],
  ["Dvorak", ",", "KeyW", ""],
  ["Turkish", "ı", "KeyI", ""],
  ["Turkish", "ş", "Semicolon", ""],
  ["Spanish", "ñ", "Semicolon", ""],
  ["Czech", "é", "Digit0", ""],
  // There is no Latin letter on the key: its place decides.
  ["Russian", "ь", "KeyM", "m"],
  ["Russian, Caps Lock", "Ь", "KeyM", "m"],
  ["Russian", "с", "KeyC", "c"],
  ["Russian", "х", "BracketLeft", ""],
  ["Ukrainian", "м", "KeyV", "v"],
  ["Greek", "η", "KeyH", "h"],
  ["Hebrew", "צ", "KeyM", "m"],
  ["Arabic", "ى", "KeyN", "n"],
  ["Arabic, two characters on a key", "لا", "KeyB", "b"],
  ["Thai, a mark", "\u0e49", "KeyH", "h"],
  ["Hindi, a mark", "\u0947", "KeyS", "s"],
  ["Korean", "ㅡ", "KeyM", "m"],
  ["Japanese kana", "も", "KeyM", "m"],
  // Not a character.
  ["a dead key", "Dead", "KeyC", ""],
  ["an input method", "Process", "KeyM", ""],
  ["an unknown key", "Unidentified", "KeyM", ""],
  ["autofill", "", "", ""],
])("%s: %s on %s", (_, key, code, expected) => {
  expect(triggered(key, code)).toBe(expected)
})

test.each(LETTERS.split(""))("the place of %s counts on a Cyrillic layout", (letter) => {
  expect(triggered("ж", `Key${letter.toUpperCase()}`)).toBe(letter)
})

test.each([
  ["US", "?", "Slash", { shiftKey: true }],
  ["German", "?", "Minus", { shiftKey: true }],
  ["French", "?", "KeyM", { shiftKey: true }],
  ["Russian", "?", "Digit7", { shiftKey: true }],
  ["without Shift", "?", "Digit6", {}],
  ["AltGr", "?", "KeyW", { modifierAltGraph: true }],
  ["AltGr on Windows", "?", "KeyW", { modifierAltGraph: true, ctrlKey: true, altKey: true }],
  ["Arabic", "؟", "Slash", { shiftKey: true }],
  ["Chinese", "？", "Slash", { shiftKey: true }],
])("? on %s", (_, key, code, options) => {
  expect(triggered(key, code, options)).toBe("?")
})

test.each([
  ["Shift", "M", { shiftKey: true }],
  ["Shift and Caps Lock", "m", { shiftKey: true }],
  ["Ctrl", "m", { ctrlKey: true }],
  ["Ctrl, Russian", "ь", { ctrlKey: true }],
  ["Cmd", "m", { metaKey: true }],
  ["Option", "µ", { altKey: true }],
  ["AltGr", "µ", { modifierAltGraph: true }],
  ["AltGr on Windows", "µ", { modifierAltGraph: true, ctrlKey: true, altKey: true }],
  ["an input method that composes", "m", { isComposing: true }],
  ["an input method in Safari", "m", { keyCode: 229 }],
])("%s: not a shortcut", (_, key, options) => {
  expect(triggered(key, "KeyM", options)).toBe("")
})

test("Ctrl+? is not a shortcut", () => {
  expect(triggered("?", "Slash", { shiftKey: true, ctrlKey: true })).toBe("")
})
