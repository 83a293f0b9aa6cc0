import { Collected } from "./collected"
import type { Finding, Stage } from "./part"
import { USUAL } from "./publishers"
import { watchCall } from "./watch-call"

const SECONDS = 15
/** Each run takes half a minute, and says more than a join does. */
const RUNS = 3

/** Processor time in a call with four others. The apps take turns, after one round of warm-up. */
export async function callCpu(stage: Stage): Promise<Finding[]> {
  const collected = new Collected(stage.subjects)
  for (let run = 0; run <= Math.min(RUNS, stage.runs); run++) {
    for (const subject of stage.subjects) {
      const seconds = run === 0 ? 1 : SECONDS
      const spent = await watchCall(stage, subject, { publishers: 4, picture: USUAL, seconds })
      if (run === 0) continue
      const note = (what: string, unit: string, value: number) => collected.add(subject, what, unit, value)
      note("renderer", "CPU s", spent.renderer)
      note("GPU process", "CPU s", spent.gpu)
      note("scripts", "s", spent.script)
      note("layout and style", "s", spent.layout + spent.style)
      note("React commits", "1/s", spent.commits / spent.at)
      note("frames shown", "1/s", spent.shownFrames / spent.at)
      note("frames dropped", "1/s", spent.droppedFrames / spent.at)
      note("long tasks", "1/s", spent.longTasks / spent.at)
    }
  }
  return collected.findings()
}
