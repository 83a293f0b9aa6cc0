/** Lines that a healthy development server writes, and that would only worry people. */
const HARMLESS = [/^$/]

/** Whether a line of the server's log is worth a person's attention: its tab-separated second field says so. */
export function isWorthKnowing(line: string): boolean {
  const level = line.split("\t")[1] ?? ""
  if (!/^(WARN|ERROR|FATAL|PANIC)$/.test(level)) return false
  return !HARMLESS.some((pattern) => pattern.test(line))
}
