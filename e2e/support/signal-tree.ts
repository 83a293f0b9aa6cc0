import { execFileSync } from "node:child_process"

/** Sends a signal to a process and to all that it and they have started. */
export function signalTree(pid: number, signal: NodeJS.Signals): void {
  const children = new Map<number, number[]>()
  for (const line of execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")) {
    const [child = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
    children.set(parent, [...(children.get(parent) ?? []), child])
  }
  const send = (target: number) => {
    for (const child of children.get(target) ?? []) send(child)
    try {
      process.kill(target, signal)
    } catch {
      // It has ended meanwhile.
    }
  }
  send(pid)
}
