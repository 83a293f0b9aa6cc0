import { texts } from "../texts/people"

/** Combining marks beyond this many on one character would paint over the lines above and below. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu
// Bidirectional controls can make a name or a link read as a different one.
const BIDI_OVERRIDES = /[\u202a-\u202e]/gu
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const CONTROLS = /[\p{Cc}\p{Cs}]/gu
const CONTROLS_EXCEPT_NEWLINE_AND_TAB = /[^\P{Cc}\n\t]|\p{Cs}/gu

const MAX_NAME_LENGTH = 80

/** The mark of the local participant, which is removed from names so that nobody can pretend to be the user. */
const OWN_MARK = /^you$|(\s*\(\s*you\s*\))+$/iu

/** Returns a participant's name for display: plain, or “Someone” if there is nothing to show. */
export function displayName(name: string | undefined): string {
  return plainName(name ?? "").replace(OWN_MARK, "") || texts.someone
}

/** Returns a name that a user chose as one short line that can't affect the text around it. */
export function plainName(name: string): string {
  const plain = name
    .slice(0, 4 * MAX_NAME_LENGTH)
    .replace(CONTROLS, " ")
    .replace(BIDI_CONTROLS, "")
    .replace(STACKED_MARKS, "$1")
    .replace(/\s+/gu, " ")
    .trim()
  return truncate(plain, MAX_NAME_LENGTH)
}

/** Returns a message of at most `maxLength` characters that keeps its line breaks, but not runs of empty lines. */
export function plainMessage(text: string, maxLength: number): string {
  const plain = text
    .slice(0, 2 * maxLength)
    .replace(/\r\n?/g, "\n")
    .replace(CONTROLS_EXCEPT_NEWLINE_AND_TAB, "")
    .replace(BIDI_OVERRIDES, "")
    .replace(STACKED_MARKS, "$1")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
  return truncate(plain, maxLength)
}

/** Cuts a long text with an ellipsis, never in the middle of a surrogate pair. */
function truncate(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).replace(/\p{Cs}$/u, "")}…`
}
