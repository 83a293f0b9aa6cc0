import { randomUUID } from "node:crypto"
import { type Load, measureProcess, pageLoad } from "./load"
import { enterName, joinAndSee, openPage, type Storage } from "./page"
import { type Picture, startPublishers, TINY, USUAL } from "./publishers"
import { Recorder, type Result } from "./report"
import type { App, Setup } from "./setup"

/** After this time the join is complete, and what loads when idle is loaded. */
const JOIN_MS = 5000

const CPU_SECONDS = 15
/** A run takes half a minute. */
const CPU_MAX_RUNS = 3

const SCALE_SECONDS = 10
/** A run takes four minutes. */
const SCALE_MAX_RUNS = 2

/** Numbers of other participants, and whether the page shows at most 16 of them at a time. */
const SCALE_CALLS = [
  ...[2, 4, 9, 16, 25, 49].map((publishers) => ({ publishers, isPaged: false })),
  ...[16, 49].map((publishers) => ({ publishers, isPaged: true })),
]

/** Processor time of a call with four others. The apps take turns, after a warm-up round. */
export async function callCpu(setup: Setup): Promise<Result[]> {
  const recorder = new Recorder()
  for (let run = 0; run <= Math.min(CPU_MAX_RUNS, setup.runs); run++) {
    for (const app of setup.apps) {
      const seconds = run === 0 ? 1 : CPU_SECONDS
      const load = await measureCall(setup, app, { publishers: 4, picture: USUAL, seconds })
      if (run === 0) continue
      const record = (what: string, unit: string, value: number) => recorder.add(app.name, what, unit, value)
      record("renderer", "CPU s", load.renderer)
      record("GPU process", "CPU s", load.gpu)
      record("scripts", "s", load.script)
      record("layout and style", "s", load.layout + load.style)
      record("React commits", "1/s", load.commits / load.at)
      record("frames shown", "1/s", load.shownFrames / load.at)
      record("frames dropped", "1/s", load.droppedFrames / load.at)
      record("long tasks", "1/s", load.longTasks / load.at)
    }
  }
  return recorder.results()
}

/** What a call costs the page, by the number of other participants and of those on screen. */
export async function scale(setup: Setup): Promise<Result[]> {
  const recorder = new Recorder()
  for (let run = 0; run < Math.min(SCALE_MAX_RUNS, setup.runs); run++) {
    for (const { publishers, isPaged } of SCALE_CALLS) {
      for (const app of setup.apps) {
        if (isPaged && !app.pagedBy16) continue
        const storage = isPaged ? pagedStorage(app) : undefined
        const call = { publishers, picture: TINY, seconds: SCALE_SECONDS, storage }
        const load = await measureCall(setup, app, call)
        const record = (what: string, unit: string, value: number) =>
          recorder.add(app.name, `${publishers} others${isPaged ? ", 16 shown" : ""}: ${what}`, unit, value)
        record("videos on the page", "number", load.videos)
        record("renderer", "CPU %", (load.renderer / load.at) * 100)
        record("GPU process", "CPU %", (load.gpu / load.at) * 100)
        record("scripts", "% of the time", (load.script / load.at) * 100)
        record("JavaScript heap", "MB", load.heap / 1e6)
        record("memory of the renderer", "MB", load.memory)
        record("React commits", "1/s", load.commits / load.at)
        record("frames decoded", "1/s", load.decodedFrames / load.at)
        record("frames shown", "1/s", load.shownFrames / load.at)
        record("frames dropped", "1/s", load.droppedFrames / load.at)
        record("long tasks", "1/s", load.longTasks / load.at)
        record("LiveKit server", "CPU %", (load.sfu.cpu / load.at) * 100)
        record("memory of the LiveKit server", "MB", load.sfu.memory)
      }
    }
  }
  return recorder.results()
}

function pagedStorage({ url, pagedBy16 = {} }: App): Storage {
  const localStorage = Object.entries(pagedBy16).map(([name, value]) => ({ name, value }))
  return { cookies: [], origins: [{ origin: url, localStorage }] }
}

type Call = {
  publishers: number
  picture: Picture
  seconds: number
  /** Storage of the browser that is measured. */
  storage?: Storage
}

/** What some seconds of a call cost the page of one participant, with camera and microphone on. */
async function measureCall(setup: Setup, app: App, call: Call) {
  const room = `bench-${randomUUID()}`
  const stop = await startPublishers(setup.sfu, room, call.publishers, call.picture)
  const page = await openPage(setup, app, { storage: call.storage })
  try {
    const client = await page.context().newCDPSession(page)
    await client.send("Performance.enable")
    await enterName(page, app, room)
    await joinAndSee(page, app)
    await page.waitForTimeout(JOIN_MS)
    const sfuBefore = measureProcess(setup.sfu.pid)
    const before = await pageLoad(setup.browser, page, client)
    await page.waitForTimeout(call.seconds * 1000)
    const after = await pageLoad(setup.browser, page, client)
    const sfu = measureProcess(setup.sfu.pid)
    const videos = await page.locator("video").count()
    const load = Object.fromEntries(
      Object.entries(after).map(([key, value]) => [key, value - before[key as keyof Load]]),
    ) as Load
    return {
      ...load,
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
