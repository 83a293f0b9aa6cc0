import { execFileSync } from "node:child_process"
import type { CDPSession } from "@playwright/test"

/** Resident memory of a process, in MB. */
export function residentMemory(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)])) / 1024
}

/** What a page's scripts hold on to, once all that can go has gone: megabytes, and how many listeners. */
export async function heldByPage(session: CDPSession): Promise<{ heap: number; listeners: number }> {
  await session.send("Performance.enable")
  // What finalisers let go of at the first goes at the second.
  for (let i = 0; i < 3; i++) await session.send("HeapProfiler.collectGarbage")
  const { metrics } = await session.send("Performance.getMetrics")
  const value = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0
  return { heap: value("JSHeapUsedSize") / 1e6, listeners: value("JSEventListeners") }
}

/** How many objects of one of the browser's own classes the page holds on to. */
export async function heldObjects(session: CDPSession, className: string): Promise<number> {
  const { result: prototype } = await session.send("Runtime.evaluate", {
    expression: `${className}.prototype`,
  })
  const { objects } = await session.send("Runtime.queryObjects", {
    prototypeObjectId: prototype.objectId ?? "",
  })
  const count = "function () { return this.length }"
  const { result } = await session.send("Runtime.callFunctionOn", {
    functionDeclaration: count,
    objectId: objects.objectId ?? "",
    returnByValue: true,
  })
  for (const { objectId } of [prototype, objects]) {
    if (objectId) await session.send("Runtime.releaseObject", { objectId })
  }
  return Number(result.value)
}
