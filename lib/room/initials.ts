/** Up to two letters that stand for a person: of the first and the last word of their name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u)
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words
  return chosen.map((word) => firstGrapheme(word ?? "").toLocaleUpperCase()).join("")
}

// A whole character as people see it, so that an emoji or a letter with its accents is not cut in half.
function firstGrapheme(word: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(word)
  return first?.segment ?? ""
}
