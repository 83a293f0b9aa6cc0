/** Reports a long step: a `step` line replaces the previous one, a `note` line stays. */
export type OnProgress = (kind: "step" | "note", text: string) => void

const LOG_INTERVAL_MS = 15_000

interface Terminal {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

export interface Progress {
  report: OnProgress
  /** Clears the line that is being rewritten. */
  done: () => void
}

/** Returns a reporter that rewrites one line on a terminal; in a log, it prints new steps and repeats every 15 s. */
export function createProgress(out: Terminal = process.stderr, now: () => number = Date.now): Progress {
  let isLineOpen = false
  let topic = ""
  let printedAt = 0
  const clear = () => {
    if (isLineOpen) out.write("\r\x1b[2K")
    isLineOpen = false
  }
  return {
    report(kind, text) {
      if (out.isTTY) {
        clear()
        isLineOpen = kind === "step"
        out.write(isLineOpen ? text.slice(0, (out.columns ?? 80) - 1) : `${text}\n`)
        return
      }
      const newTopic = text.split(":")[0] ?? text
      if (kind === "step" && newTopic === topic && now() - printedAt < LOG_INTERVAL_MS) return
      topic = newTopic
      printedAt = now()
      out.write(`${text}\n`)
    },
    done: clear,
  }
}
