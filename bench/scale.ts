import { Collected } from "./collected"
import type { Finding, Stage } from "./part"
import { TINY } from "./publishers"
import { watchCall } from "./watch-call"

const SIZES = [2, 4, 9, 16, 25, 49]
const SECONDS = 10

/** What a call costs the page of somebody who watches, by how many others there are. */
export async function scale(stage: Stage): Promise<Finding[]> {
  const collected = new Collected(stage.subjects)
  for (const publishers of SIZES) {
    for (const subject of stage.subjects) {
      const spent = await watchCall(stage, subject, { publishers, picture: TINY, seconds: SECONDS })
      const note = (what: string, unit: string, value: number) =>
        collected.add(subject, `${publishers} others: ${what}`, unit, value)
      note("videos on the page", "number", spent.videos)
      note("renderer", "CPU %", (spent.renderer / spent.at) * 100)
      note("GPU process", "CPU %", (spent.gpu / spent.at) * 100)
      note("memory of scripts", "MB", spent.heap / 1e6)
      note("React commits", "1/s", spent.commits / spent.at)
      note("frames shown", "1/s", spent.shownFrames / spent.at)
      note("frames dropped", "1/s", spent.droppedFrames / spent.at)
      note("long tasks", "1/s", spent.longTasks / spent.at)
    }
  }
  return collected.findings()
}
