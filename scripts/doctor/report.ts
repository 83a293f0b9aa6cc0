import type { Finding } from "./finding"

const SIGNS = { good: "ok     ", note: "note   ", problem: "PROBLEM" } as const

/** A finding as lines for the terminal; the sign is a word, so that colours and fonts don't matter. */
export function report({ level, says, remedy }: Finding): string {
  const indent = " ".repeat(SIGNS[level].length + 2)
  return [`${SIGNS[level]}  ${says}`, ...(remedy?.split("\n") ?? []).map((line) => indent + line)].join("\n")
}

/** The last line: what it all comes to. */
export function summary(findings: readonly Finding[]): string {
  const problems = findings.filter(({ level }) => level === "problem").length
  if (problems === 0) return "No problem found."
  return problems === 1 ? "1 problem found." : `${problems} problems found.`
}
