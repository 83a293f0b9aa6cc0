import type { CDPSession, Page } from "@playwright/test"

/** Returns a page's JavaScript heap in MB and its number of event listeners, after garbage collection. */
export async function pageMemory(session: CDPSession): Promise<{ heap: number; listeners: number }> {
  await session.send("Performance.enable")
  // Objects released by a finalizer are only collected in the next run.
  for (let i = 0; i < 3; i++) await session.send("HeapProfiler.collectGarbage")
  const { metrics } = await session.send("Performance.getMetrics")
  const value = (metric: string) => metrics.find(({ name }) => name === metric)?.value ?? 0
  return { heap: value("JSHeapUsedSize") / 1e6, listeners: value("JSEventListeners") }
}

/**
 * Returns the size of a page's objects in MB, including browser objects, without compiled code: V8 keeps optimizing hot
 * code for hundreds of rounds, which grows the heap without being a leak.
 */
export async function objectMemory(session: CDPSession): Promise<number> {
  let text = ""
  const collect = ({ chunk }: { chunk: string }) => {
    text += chunk
  }
  session.on("HeapProfiler.addHeapSnapshotChunk", collect)
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false })
  session.off("HeapProfiler.addHeapSnapshotChunk", collect)
  const { snapshot, nodes } = JSON.parse(text) as HeapSnapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const type = fields.indexOf("type")
  const size = fields.indexOf("self_size")
  const code = types[type]?.indexOf("code")
  let bytes = 0
  for (let node = 0; node < nodes.length; node += fields.length) {
    if (nodes[node + type] !== code) bytes += nodes[node + size] ?? 0
  }
  return bytes / 1e6
}

/** V8's format: `nodes` holds one number per field for each node. */
type HeapSnapshot = {
  snapshot: { meta: { node_fields: string[]; node_types: string[][] } }
  nodes: number[]
}

/** Returns the number of live instances of a browser class, such as "RTCPeerConnection". */
export async function countInstances(session: CDPSession, className: string): Promise<number> {
  const { result: prototype } = await session.send("Runtime.evaluate", {
    expression: `${className}.prototype`,
  })
  const { objects } = await session.send("Runtime.queryObjects", {
    prototypeObjectId: prototype.objectId ?? "",
  })
  const { result } = await session.send("Runtime.callFunctionOn", {
    functionDeclaration: "function () { return this.length }",
    objectId: objects.objectId ?? "",
    returnByValue: true,
  })
  for (const { objectId } of [prototype, objects]) {
    if (objectId) await session.send("Runtime.releaseObject", { objectId })
  }
  return Number(result.value)
}

type ObservedWindow = Window & { longTasks: number[] }

/** Starts recording the durations of long tasks on the page's main thread. */
export async function observeLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const longTasks: number[] = []
    Object.assign(window, { longTasks })
    new PerformanceObserver((list) => {
      longTasks.push(...list.getEntries().map(({ duration }) => duration))
    }).observe({ type: "longtask" })
  })
}

/** Returns the longest recorded task in milliseconds, or 0 if none took 50 ms. */
export function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...(window as unknown as ObservedWindow).longTasks))
}

/** The longest task of a page's main thread, in milliseconds. */
type LongestTask = {
  /** Elapsed time, which includes time that other programs got on a busy machine. */
  wallTime: number
  /** CPU time of the main thread. */
  cpuTime: number
}

type TraceEvent = { name: string; pid: number; tid: number; ph: string; dur?: number; tdur?: number }

const TRACE_MARK = "traced page"

/** Starts tracing the page's main thread. */
export async function traceMainThread(page: Page): Promise<{ stop(): Promise<LongestTask> }> {
  const browser = page.context().browser()
  if (!browser) throw new Error("The page has no browser.")
  await browser.startTracing(page, {
    categories: ["blink.user_timing", "disabled-by-default-devtools.timeline"],
  })
  await page.evaluate((mark) => void performance.mark(mark), TRACE_MARK)
  return {
    async stop() {
      const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] }
      const mark = traceEvents.find(({ name }) => name === TRACE_MARK)
      const tasks = traceEvents.filter(
        ({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && pid === mark?.pid && tid === mark.tid,
      )
      if (tasks.length === 0) throw new Error("The trace has no tasks of the page.")
      return {
        wallTime: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000,
        cpuTime: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000,
      }
    },
  }
}
