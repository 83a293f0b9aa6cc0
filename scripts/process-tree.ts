import { type ChildProcess, execFile, type SpawnOptions, spawn } from "node:child_process"
import { setTimeout as wait } from "node:timers/promises"

const windows = process.platform === "win32"

// Next.js' types make NODE_ENV a must in every environment, which is untrue outside of it.
type TreeOptions = Omit<SpawnOptions, "env"> & { env?: NodeJS.Dict<string> }

/**
 * Starts a program in a group of its own, so that it can be ended with everything it started, and so that Ctrl-C
 * reaches this process alone, which then ends the rest in order. On Windows a group would open a console window.
 */
export function spawnTree(
  command: string,
  args: string[],
  { env, ...options }: TreeOptions = {},
): ChildProcess {
  return spawn(command, args, {
    ...options,
    env: env as NodeJS.ProcessEnv,
    detached: !windows,
    windowsHide: true,
  })
}

/** Ends a program and all that it started: asks first, and after `graceMs` doesn't ask any more. */
export async function killTree(child: ChildProcess, graceMs = 3000): Promise<void> {
  const { pid } = child
  if (!pid) return
  if (windows) {
    await new Promise((done) => execFile("taskkill", ["/PID", String(pid), "/T", "/F"], done))
    return
  }
  const deadline = Date.now() + graceMs
  if (graceMs > 0) signalGroup(pid, "SIGTERM")
  while (Date.now() < deadline) {
    if (!signalGroup(pid, 0)) return
    await wait(20)
  }
  signalGroup(pid, "SIGKILL")
}

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal)
  } catch {
    return false
  }
}

/** Resolves once the program has ended, with a phrase that says how. */
export function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message))
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`))
  })
}
