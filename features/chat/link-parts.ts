const MAX_LINK_LENGTH = 2048

const LINK_START = /https?:\/\/|www\./gi
// Links start at the beginning of a word: `javascript:https://…` stays text.
const INSIDE_WORD = /[\p{L}\p{N}_:/.@-]$/u
// Characters that never occur in a URL as they are, including invisible ones and bidirectional controls.
const LINK_END = /[\s<>"`{}|\\^\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u
const TRAILING_PUNCTUATION = new Set([...".,;:!?'*_~…’”»"])

/** A part of a text and its position in it; a link if it has an `href`. */
export type TextPart = { at: number; text: string; href?: string }

/**
 * Splits a text into plain parts and links. Links only http and https URLs, and none with a user name, which could
 * pass for the host (`https://bank.example@evil.example`). Takes linear time: no regular expression here backtracks.
 */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let done = 0
  LINK_START.lastIndex = 0
  for (let match = LINK_START.exec(text); match; match = LINK_START.exec(text)) {
    const start = match.index
    if (start > 0 && INSIDE_WORD.test(text.slice(Math.max(0, start - 2), start))) continue
    const end = start + linkLength(text.slice(start, start + MAX_LINK_LENGTH + 1))
    const href = toHref(text.slice(start, end))
    if (!href) continue
    if (start > done) parts.push({ at: done, text: text.slice(done, start) })
    parts.push({ at: start, text: text.slice(start, end), href })
    done = end
    LINK_START.lastIndex = end
  }
  if (done < text.length) parts.push({ at: done, text: text.slice(done) })
  return parts
}

/** Returns how many characters belong to the link, without trailing punctuation or an unmatched closing bracket. */
function linkLength(rest: string): number {
  let openRound = 0
  let openSquare = 0
  let end = 0
  while (end < rest.length && !LINK_END.test(rest.charAt(end))) {
    const character = rest.charAt(end)
    if (character === "(") openRound++
    if (character === ")" && --openRound < 0) break
    if (character === "[") openSquare++
    if (character === "]" && --openSquare < 0) break
    end++
  }
  while (end > 0 && TRAILING_PUNCTUATION.has(rest.charAt(end - 1))) end--
  return end
}

function toHref(link: string): string | undefined {
  if (link.length > MAX_LINK_LENGTH) return undefined
  const url = parseUrl(/^www\./i.test(link) ? `https://${link}` : link)
  if (!url || !["http:", "https:"].includes(url.protocol) || url.username || url.password) return undefined
  return url.hostname.includes(".") || url.hostname === "localhost" || url.hostname.startsWith("[")
    ? url.href
    : undefined
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
