import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

export interface Watchdog {
  /** Ends this process group, should we die without having done it. */
  guard(pid: number): void
  dismiss(): void
}

export function startWatchdog(): Watchdog {
  const script = fileURLToPath(new URL("./watchdog.mjs", import.meta.url))
  const child = spawn(process.execPath, [script], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: process.platform !== "win32",
    windowsHide: true,
  })
  // Without it we only lose the cleaning up after a kill -9.
  child.on("error", () => {})
  child.stdin.on("error", () => {})
  child.unref()
  return {
    guard: (pid) => void child.stdin.write(`${pid}\n`),
    dismiss: () => void child.kill("SIGKILL"),
  }
}
