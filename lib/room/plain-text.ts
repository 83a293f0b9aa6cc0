// What turns the direction of the text around it, so that a name or a link could show as another one.
const OVERRIDES = /[\u202a-\u202e]/gu
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const CONTROLS = /[\p{Cc}\p{Cs}]/gu
const CONTROLS_IN_LINES = /[^\P{Cc}\n\t]|\p{Cs}/gu
/** Accents piled up beyond this many would paint over the lines above and below. */
const PILED_UP = /(\p{M}{4})\p{M}+/gu

const LONGEST_NAME = 80

/** A name that somebody chose, as one short line that keeps to itself. */
export function plainName(name: string): string {
  const plain = name
    .slice(0, 4 * LONGEST_NAME)
    .replace(CONTROLS, " ")
    .replace(DIRECTIONS, "")
    .replace(PILED_UP, "$1")
    .replace(/\s+/gu, " ")
    .trim()
  return cut(plain, LONGEST_NAME)
}

/** A message that somebody wrote: its own lines, but none that are empty for show, and no more than `limit` long. */
export function plainMessage(text: string, limit: number): string {
  const plain = text
    .slice(0, 2 * limit)
    .replace(/\r\n?/g, "\n")
    .replace(CONTROLS_IN_LINES, "")
    .replace(OVERRIDES, "")
    .replace(PILED_UP, "$1")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
  return cut(plain, limit)
}

/** The beginning of a text that is too long, never with half a character at its end. */
function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/\p{Cs}$/u, "")}…`
}
