/** A piece of a text, and where in it; with `href` it leads there. */
export type TextPart = { at: number; text: string; href?: string }

/** Longer than this an address is shown as text. */
const LONGEST_LINK = 2048

const START = /https?:\/\/|www\./gi
// An address begins where a word begins: `javascript:https://…` stays text.
const INSIDE_WORD = /[\p{L}\p{N}_:/.@-]$/u
// No address holds these as they are. The last ranges turn the direction of the text or are not seen at all.
const END = /[\s<>"`{}|\\^\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u
const TRAILING = new Set([...".,;:!?'*_~…’”»"])

/**
 * Finds the web addresses in a text. Only http and https lead anywhere, and never with a user name in them, which
 * could look like the host (`https://bank.example@evil.example`). Joined together, the parts are the text again.
 * Takes time in proportion to the text, whatever it holds: no pattern here can backtrack.
 */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let done = 0
  START.lastIndex = 0
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const from = match.index
    if (from > 0 && INSIDE_WORD.test(text.slice(Math.max(0, from - 2), from))) continue
    const to = from + addressLength(text.slice(from, from + LONGEST_LINK + 1))
    const href = hrefOf(text.slice(from, to))
    if (!href) continue
    if (from > done) parts.push({ at: done, text: text.slice(done, from) })
    parts.push({ at: from, text: text.slice(from, to), href })
    done = to
    START.lastIndex = to
  }
  if (done < text.length) parts.push({ at: done, text: text.slice(done) })
  return parts
}

/** How much of what follows belongs to the address: not the full stop of the sentence, nor a bracket around it. */
function addressLength(rest: string): number {
  let round = 0
  let square = 0
  let end = 0
  while (end < rest.length && !END.test(rest.charAt(end))) {
    const character = rest.charAt(end)
    if (character === "(") round++
    if (character === ")" && --round < 0) break
    if (character === "[") square++
    if (character === "]" && --square < 0) break
    end++
  }
  while (end > 0 && TRAILING.has(rest.charAt(end - 1))) end--
  return end
}

function hrefOf(address: string): string | undefined {
  if (address.length > LONGEST_LINK) return undefined
  const url = parse(/^www\./i.test(address) ? `https://${address}` : address)
  if (!url || !["http:", "https:"].includes(url.protocol) || url.username || url.password) return undefined
  return url.hostname.includes(".") || url.hostname === "localhost" || url.hostname.startsWith("[")
    ? url.href
    : undefined
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}
