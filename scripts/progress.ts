/** What a long step says while it runs: `step` replaces what it said before, `note` stays. */
export type OnProgress = (kind: "step" | "note", text: string) => void

interface Terminal {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

export interface Progress {
  report: OnProgress
  /** Ends the line that was being rewritten. */
  done: () => void
}

/** On a terminal one line that is rewritten; in a log a line for each new step, and one every 15 s after that. */
export function createProgress(out: Terminal = process.stderr, now: () => number = Date.now): Progress {
  let open = false
  let topic = ""
  let printedAt = 0
  const clear = () => {
    if (open) out.write("\r\x1b[2K")
    open = false
  }
  return {
    report(kind, text) {
      if (out.isTTY) {
        clear()
        open = kind === "step"
        out.write(open ? text.slice(0, (out.columns ?? 80) - 1) : `${text}\n`)
        return
      }
      const newTopic = text.split(":")[0] ?? text
      if (kind === "step" && newTopic === topic && now() - printedAt < 15_000) return
      topic = newTopic
      printedAt = now()
      out.write(`${text}\n`)
    },
    done: clear,
  }
}
