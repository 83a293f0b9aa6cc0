import { randomUUID } from "node:crypto"
import { type Load, pageLoad } from "./page-load"
import type { Stage } from "./part"
import { processCost } from "./process-cost"
import { startPublishers } from "./publishers"
import type { Subject } from "./subject"
import { enterName, joinAndSee, type Storage, visit } from "./visit"

/** Joining is over, and what is loaded when idle is there, in milliseconds. */
const SETTLE = 5000

type Call = {
  publishers: number
  picture: Parameters<typeof startPublishers>[3]
  seconds: number
  /** What the watching browser remembers of its person. */
  storage?: Storage
}

/** What some seconds of a call cost the page of somebody who watches, both devices on. */
export async function watchCall(stage: Stage, subject: Subject, call: Call) {
  const room = `bench-${randomUUID()}`
  const stop = await startPublishers(stage.sfu, room, call.publishers, call.picture)
  const page = await visit(stage, subject, { storage: call.storage })
  try {
    const client = await page.context().newCDPSession(page)
    await client.send("Performance.enable")
    await enterName(page, subject, room)
    await joinAndSee(page, subject)
    await page.waitForTimeout(SETTLE)
    const sfuBefore = processCost(stage.sfu.pid)
    const before = await pageLoad(stage.browser, page, client)
    await page.waitForTimeout(call.seconds * 1000)
    const after = await pageLoad(stage.browser, page, client)
    const sfu = processCost(stage.sfu.pid)
    const videos = await page.locator("video").count()
    const spent = Object.fromEntries(
      Object.entries(after).map(([key, value]) => [key, value - before[key as keyof Load]]),
    ) as Load
    return {
      ...spent,
      heap: after.heap,
      memory: after.memory,
      videos,
      sfu: { cpu: sfu.cpu - sfuBefore.cpu, memory: sfu.memory },
    }
  } finally {
    await page.context().close()
    await stop()
  }
}
