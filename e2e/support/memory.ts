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

/**
 * What a page holds on to besides compiled code, in MB: the objects of its scripts, and those of the browser behind them.
 * The browser compiles what runs often once more, and faster; that grows for hundreds of rounds and is no leak.
 */
export async function heldObjectsSize(session: CDPSession): Promise<number> {
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

/** As V8 writes it: each node is as many numbers as there are fields. */
type HeapSnapshot = {
  snapshot: { meta: { node_fields: string[]; node_types: string[][] } }
  nodes: number[]
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
