/** The anchors that GitHub gives to the headings of a Markdown document. */
export function anchorsOf(markdown: string): string[] {
  const seen = new Map<string, number>()
  const prose = markdown.replace(/^ *```[\s\S]*?^ *```/gm, "")
  return [...prose.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = ""]) => {
    const anchor = heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-")
    const before = seen.get(anchor) ?? 0
    seen.set(anchor, before + 1)
    return before === 0 ? anchor : `${anchor}-${before}`
  })
}
