import { type ChildProcess, spawn } from "node:child_process"
import { constants } from "node:os"
import { setTimeout as wait } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { ended, killTree } from "../system/programs"

const CLEANUP_TIMEOUT_MS = 1000
const PARENT_CHECK_MS = 500

export interface Supervisor {
  /** Aborts when shutdown begins. */
  signal: AbortSignal
  /** Adds a program: when it ends, everything ends, and the other way round. */
  add(name: string, child: ChildProcess, options?: { graceMs?: number; lastLines?: () => string[] }): void
  /** Lets shutdown wait a moment for work that listens to the signal and may have to clean up. */
  waitFor(work: Promise<unknown>): void
  end(code: number, reason?: string): Promise<void>
}

/** Runs several programs as one: a signal, or the end of any of them, ends all. */
export function createSupervisor(): Supervisor {
  const programs: { child: ChildProcess; graceMs: number }[] = []
  const shutdown = new AbortController()
  let watchdog: Watchdog | undefined
  let work: Promise<unknown> = Promise.resolve()

  async function end(code: number, reason?: string): Promise<void> {
    if (shutdown.signal.aborted) return
    shutdown.abort()
    if (reason) console.error(`\n${reason}`)
    await Promise.all(programs.map(({ child, graceMs }) => killTree(child, graceMs)))
    await Promise.race([work.catch(() => {}), wait(CLEANUP_TIMEOUT_MS)])
    watchdog?.stop()
    process.exit(code)
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => void end(128 + constants.signals[signal]))
  }
  onParentExit(() => void end(1))
  // Writing to a closed terminal fails, which must not interrupt the cleanup.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {})

  return {
    signal: shutdown.signal,
    end,
    waitFor(promise) {
      work = promise
    },
    add(name, child, { graceMs = 3000, lastLines } = {}) {
      programs.push({ child, graceMs })
      watchdog ??= startWatchdog()
      if (child.pid) watchdog.guard(child.pid)
      void ended(child).then(async (how) => {
        // On Windows Ctrl-C reaches every program at once, and our own signal may arrive after this.
        await wait(100)
        const lines = lastLines?.() ?? []
        const log = lines.length > 0 ? ` Its last lines:\n  ${lines.join("\n  ")}` : ""
        await end(1, `${name} ended (${how}).${log}`)
      })
    },
  }
}

/**
 * Calls back when npm is gone: npm passes signals only to the shell between it and this process, and that shell dies
 * silently. Without npm the parent may well end first.
 */
function onParentExit(callback: () => void): void {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(parent)) return
    clearInterval(timer)
    callback()
  }, PARENT_CHECK_MS)
  timer.unref()
}

/** Windows keeps reporting the id of a parent that has ended. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

interface Watchdog {
  /** Kills this process group if this process dies without cleaning up. */
  guard(pid: number): void
  stop(): void
}

function startWatchdog(): Watchdog {
  const script = fileURLToPath(new URL("./watchdog.mjs", import.meta.url))
  const child = spawn(process.execPath, [script], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: process.platform !== "win32",
    windowsHide: true,
  })
  // Without the watchdog only the cleanup after a kill -9 is lost.
  child.on("error", () => {})
  child.stdin.on("error", () => {})
  child.unref()
  return {
    guard: (pid) => void child.stdin.write(`${pid}\n`),
    stop: () => void child.kill("SIGKILL"),
  }
}
