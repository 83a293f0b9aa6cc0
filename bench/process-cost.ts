import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"

/** Linux counts a process's time in hundredths of a second; `ps` prints whole seconds there. */
const TICKS = 100

/** What a process has taken so far: seconds of processor time; and what it holds, in MB. */
export function processCost(pid: number): { cpu: number; memory: number } {
  const [time = "", rss] = execFileSync("ps", ["-o", "time=,rss=", "-p", String(pid)], { encoding: "utf8" })
    .trim()
    .split(/\s+/)
  return { cpu: ticks(pid) ?? seconds(time), memory: Number(rss) / 1024 }
}

function ticks(pid: number): number | undefined {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return undefined
  // The second field is the program's name in brackets, and may hold anything.
  const fields = readFileSync(file, "utf8").split(") ").at(-1)?.split(" ") ?? []
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

/** Of `[[hours:]minutes:]seconds`, with a fraction where the system gives one. */
function seconds(time: string): number {
  return time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0)
}
