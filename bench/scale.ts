import { Collected } from "./collected"
import type { Finding, Stage } from "./part"
import { TINY } from "./publishers"
import type { Subject } from "./subject"
import type { Storage } from "./visit"
import { watchCall } from "./watch-call"

const SECONDS = 10
/** A round takes four minutes. */
const RUNS = 2

/** How many others there are, and whether the page shows 16 of them at a time or as many as it can. */
const CALLS = [
  ...[2, 4, 9, 16, 25, 49].map((publishers) => ({ publishers, isPaged: false })),
  ...[16, 49].map((publishers) => ({ publishers, isPaged: true })),
]

/** What a call costs the page of somebody who watches, by how many others there are and how many of them it shows. */
export async function scale(stage: Stage): Promise<Finding[]> {
  const collected = new Collected(stage.subjects)
  for (let run = 0; run < Math.min(RUNS, stage.runs); run++) {
    for (const { publishers, isPaged } of CALLS) {
      for (const subject of stage.subjects) {
        if (isPaged && !subject.pagedBy16) continue
        const storage = isPaged ? storageOf(subject) : undefined
        const spent = await watchCall(stage, subject, {
          publishers,
          picture: TINY,
          seconds: SECONDS,
          storage,
        })
        const note = (what: string, unit: string, value: number) =>
          collected.add(subject, `${publishers} others${isPaged ? ", 16 shown" : ""}: ${what}`, unit, value)
        note("videos on the page", "number", spent.videos)
        note("renderer", "CPU %", (spent.renderer / spent.at) * 100)
        note("GPU process", "CPU %", (spent.gpu / spent.at) * 100)
        note("scripts", "% of the time", (spent.script / spent.at) * 100)
        note("memory of scripts", "MB", spent.heap / 1e6)
        note("memory of the renderer", "MB", spent.memory)
        note("React commits", "1/s", spent.commits / spent.at)
        note("frames decoded", "1/s", spent.decodedFrames / spent.at)
        note("frames shown", "1/s", spent.shownFrames / spent.at)
        note("frames dropped", "1/s", spent.droppedFrames / spent.at)
        note("long tasks", "1/s", spent.longTasks / spent.at)
        note("LiveKit's server", "CPU %", (spent.sfu.cpu / spent.at) * 100)
        note("memory of LiveKit's server", "MB", spent.sfu.memory)
      }
    }
  }
  return collected.findings()
}

function storageOf({ url, pagedBy16 = {} }: Subject): Storage {
  const localStorage = Object.entries(pagedBy16).map(([name, value]) => ({ name, value }))
  return { cookies: [], origins: [{ origin: url, localStorage }] }
}
