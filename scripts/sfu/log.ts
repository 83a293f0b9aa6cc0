/**
 * Whether a line of the server's log is worth a person's attention: its tab-separated second field is the level.
 * Warnings are not: a healthy server writes them whenever somebody closes a tab.
 */
export function isWorthKnowing(line: string): boolean {
  return /^(ERROR|FATAL|PANIC|DPANIC)$/.test(line.split("\t")[1] ?? "")
}
