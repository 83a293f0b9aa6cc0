export type CodeLanguage =
  | "JavaScript"
  | "TypeScript"
  | "Swift"
  | "Kotlin"
  | "Dart"
  | "Rust"
  | "Python"
  | "C#"
  | "Shell"
  | "JSON"

export type Segment = { kind: "plain" | "comment" | "string" | "keyword"; text: string }

const STRINGS = [
  String.raw`"(?:\\.|[^"\\\n])*"`,
  String.raw`'(?:\\.|[^'\\\n])*'`,
  // Backticks, which no raw template can hold.
  "\\x60[^\\x60]*\\x60",
].join("|")
const KEYWORDS =
  "as async await const data def else except export final for from fn fun func function if impl import in let mut new print return struct suspend throw throws try use using val var while with yield"
const WORDS = String.raw`\b(?:${KEYWORDS.split(" ").join("|")})\b`
const SLASHES = String.raw`(?<![:\w])\/\/.*`
const HASH = String.raw`(?<![\w$&])#(?!\[).*`

const PATTERNS = {
  slashes: new RegExp(`(?<string>${STRINGS})|(?<comment>${SLASHES})|(?<keyword>${WORDS})`, "g"),
  hash: new RegExp(`(?<string>${STRINGS})|(?<comment>${HASH})|(?<keyword>${WORDS})`, "g"),
  stringsOnly: new RegExp(`(?<string>${STRINGS})|(?<comment>(?!)x)|(?<keyword>(?!)x)`, "g"),
}

/** Splits code into what is coloured and what isn't. It knows just enough for short examples. */
export function highlight(code: string, language: CodeLanguage): Segment[] {
  const segments: Segment[] = []
  let end = 0
  for (const match of code.matchAll(patternOf(language))) {
    if (match.index > end) segments.push({ kind: "plain", text: code.slice(end, match.index) })
    const { string, comment } = match.groups ?? {}
    const kind = string !== undefined ? "string" : comment !== undefined ? "comment" : "keyword"
    segments.push({ kind, text: match[0] })
    end = match.index + match[0].length
  }
  if (end < code.length) segments.push({ kind: "plain", text: code.slice(end) })
  return segments
}

function patternOf(language: CodeLanguage): RegExp {
  if (language === "Python") return PATTERNS.hash
  return language === "Shell" || language === "JSON" ? PATTERNS.stringsOnly : PATTERNS.slashes
}
