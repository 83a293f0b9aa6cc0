import type { Page } from "@playwright/test"

type TraceEvent = { name: string; pid: number; tid: number; ph: string; dur?: number; tdur?: number }

/** The longest task of a page's main thread, in milliseconds. */
type LongestTask = {
  /** By the clock: on a machine that is busy, other programs have their turn in it. */
  took: number
  /** What the page itself used a processor for in one task. */
  busy: number
}

const MARK = "this page is recorded"

/** Records the page's main thread from now on. */
export async function recordMainThread(page: Page): Promise<{ stop(): Promise<LongestTask> }> {
  const browser = page.context().browser()
  if (!browser) throw new Error("The page belongs to no browser.")
  await browser.startTracing(page, {
    categories: ["blink.user_timing", "disabled-by-default-devtools.timeline"],
  })
  await page.evaluate((mark) => void performance.mark(mark), MARK)
  return {
    async stop() {
      const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] }
      const here = traceEvents.find(({ name }) => name === MARK)
      const tasks = traceEvents.filter(
        ({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && pid === here?.pid && tid === here.tid,
      )
      if (tasks.length === 0) throw new Error("The recording holds nothing of the page.")
      return {
        took: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000,
        busy: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000,
      }
    },
  }
}
