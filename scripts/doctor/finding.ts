/** The result of one check. */
export type Finding = {
  /** Only problems make `npm run doctor` fail; a note needs no action. */
  level: "good" | "note" | "problem"
  /** One sentence, without secrets. */
  text: string
  /** What to do about it. */
  fix?: string
}

export const good = (text: string): Finding => ({ level: "good", text })
export const note = (text: string, fix?: string): Finding => ({ level: "note", text, fix })
export const problem = (text: string, fix: string): Finding => ({ level: "problem", text, fix })

/** Words instead of colours, so that the output survives a copy into a bug report. */
const LABELS = { good: "ok     ", note: "note   ", problem: "PROBLEM" } as const

/** Formats a finding for the terminal. */
export function format({ level, text, fix }: Finding): string {
  const indent = " ".repeat(LABELS[level].length + 2)
  return [`${LABELS[level]}  ${text}`, ...(fix?.split("\n") ?? []).map((line) => indent + line)].join("\n")
}

export function summarize(findings: readonly Finding[]): string {
  const count = findings.filter(({ level }) => level === "problem").length
  if (count === 0) return "No problem found."
  return count === 1 ? "1 problem found." : `${count} problems found.`
}
