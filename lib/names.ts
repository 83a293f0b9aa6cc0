import { texts } from "./texts/people"

/** The SFU's limit for room names, identities and participant names, in UTF-8 bytes. */
export const MAX_NAME_BYTES = 256

/** C0 and C1 control characters, as the inside of a regular expression's brackets. */
const CONTROL = "\\u0000-\\u001f\\u007f-\\u009f"
/** Spaces, Unicode's Default_Ignorable_Code_Point, and symbols that are blank by definition. */
const INVISIBLE = [
  CONTROL,
  "\\u0020\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f\\u2000-\\u200f\\u2028-\\u202f",
  "\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb",
  // As characters: JSON Schema validators spell escapes beyond U+FFFF differently.
  "\u{1bca0}-\u{1bca3}\u{1d159}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}",
].join("")

/** What `nameError` allows besides the length, for the OpenAPI document. */
export const NAME_PATTERN = `^[^${CONTROL}]*[^${INVISIBLE}][^${CONTROL}]*$`

const visibleCharacter = new RegExp(`[^${INVISIBLE}]`, "u")
const controlCharacter = new RegExp(`[${CONTROL}]|\\p{Cs}`, "u")
const encoder = new TextEncoder()

/** Returns the error message for a participant's name, or undefined if the name is valid. */
export function participantNameError(name: string): string | undefined {
  if (isBlank(name)) return texts.noName
  return nameError("A name", name)
}

/**
 * Returns why the SFU would reject a name, or undefined if the name is valid.
 * @param subject starts the message: “A room name”
 */
export function nameError(subject: string, name: string): string | undefined {
  if (isBlank(name)) return `${subject} can’t be blank.`
  if (hasControlCharacters(name)) return `${subject} can’t contain control characters.`
  if (utf8Bytes(name) > MAX_NAME_BYTES) return `${subject} can’t be longer than ${MAX_NAME_BYTES} bytes.`
}

/** Returns the length of `text` in UTF-8 bytes, as the SFU counts it. */
export function utf8Bytes(text: string): number {
  return encoder.encode(text).length
}

/** Whether `text` shows nothing: it is empty, or has only spaces and invisible characters such as U+200B. */
export function isBlank(text: string): boolean {
  return !visibleCharacter.test(text)
}

/** Whether `text` contains a C0 or C1 control character, or half of a surrogate pair. */
export function hasControlCharacters(text: string): boolean {
  return controlCharacter.test(text)
}
