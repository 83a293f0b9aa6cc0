import type { ChildProcess } from "node:child_process"
import { constants } from "node:os"
import { setTimeout as wait } from "node:timers/promises"
import { ended, killTree } from "../process-tree"
import { onParentGone } from "./parent"
import { startWatchdog, type Watchdog } from "./watchdog"

interface Owned {
  child: ChildProcess
  graceMs: number
}

export interface Supervisor {
  /** Aborts when the end has begun. */
  signal: AbortSignal
  /** From here on the program and this process end together, whichever is first. */
  own(name: string, child: ChildProcess, options?: { graceMs?: number; lastLines?: () => string[] }): void
  /** Work that listens to the signal and may have something to clear away: the end waits a moment for it. */
  waitFor(work: Promise<unknown>): void
  end(code: number, reason?: string): Promise<void>
}

/** Starts and ends several programs as one: a signal, or the end of any of them, ends all. */
export function createSupervisor(): Supervisor {
  const owned: Owned[] = []
  const ending = new AbortController()
  let watchdog: Watchdog | undefined
  let work: Promise<unknown> = Promise.resolve()

  async function end(code: number, reason?: string): Promise<void> {
    if (ending.signal.aborted) return
    ending.abort()
    if (reason) console.error(`\n${reason}`)
    await Promise.all(owned.map(({ child, graceMs }) => killTree(child, graceMs)))
    await Promise.race([work.catch(() => {}), wait(1000)])
    watchdog?.dismiss()
    process.exit(code)
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => void end(128 + constants.signals[signal]))
  }
  onParentGone(() => void end(1))
  // A closed terminal can't be written to any more, and that must not keep us from cleaning up.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {})

  return {
    signal: ending.signal,
    end,
    waitFor(promise) {
      work = promise
    },
    own(name, child, { graceMs = 3000, lastLines } = {}) {
      owned.push({ child, graceMs })
      watchdog ??= startWatchdog()
      if (child.pid) watchdog.guard(child.pid)
      void ended(child).then(async (how) => {
        // On Windows Ctrl-C reaches every program at once: the news of it may come a little after this.
        await wait(100)
        const lines = lastLines?.() ?? []
        const tail = lines.length > 0 ? ` The last it said:\n  ${lines.join("\n  ")}` : ""
        await end(1, `${name} ended (${how}).${tail}`)
      })
    },
  }
}
