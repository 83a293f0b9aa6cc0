import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { Collected } from "./collected"
import type { Marks } from "./page/watch"
import type { Finding, Stage } from "./part"
import { startPublishers, USUAL } from "./publishers"
import { roomUrl, type Subject } from "./subject"
import { enterName, joinAndSee, type Storage, visit } from "./visit"

/** How long somebody looks at the page between typing a name and joining, in milliseconds. */
const LOOK = 2000

const STEPS: readonly [what: string, from: keyof Marks, to: keyof Marks][] = [
  ["click → token", "click", "tokenHere"],
  ["click → signalling open", "click", "socketOpened"],
  ["click → server’s answer", "click", "socketAnswered"],
  ["click → media connected", "click", "connected"],
  ["click → track", "click", "track"],
  ["click → first frame", "click", "frame"],
]

/**
 * How long it takes to see somebody who is in the room: from the click of a person who looked about first, and from
 * the navigation of one who comes back and clicks as soon as the button can be used. The apps take turns.
 */
export async function firstFrame(stage: Stage): Promise<Finding[]> {
  const room = `bench-${randomUUID()}`
  const stop = await startPublishers(stage.sfu, room, 1, USUAL)
  const collected = new Collected(stage.subjects)
  try {
    // The first round is warm-up; what the apps remember of its visitor makes the one who comes back.
    const storages = []
    for (const subject of stage.subjects) storages.push(await fromClick(stage, subject, room))
    for (let run = 0; run < stage.runs; run++) {
      for (const [index, subject] of stage.subjects.entries()) {
        const note = (what: string, value: number) => collected.add(subject, what, "ms", value)
        const { marks } = await fromClick(stage, subject, room)
        for (const [what, from, to] of STEPS)
          note(what, (marks[to] ?? Number.NaN) - (marks[from] ?? Number.NaN))
        const { usable = 0, frame = 0 } = await fromNavigation(stage, subject, room, storages[index]?.storage)
        note("navigation → usable", usable)
        note("navigation → first frame", frame)
      }
    }
  } finally {
    await stop()
  }
  return collected.findings()
}

async function fromClick(stage: Stage, subject: Subject, room: string) {
  const page = await visit(stage, subject)
  try {
    await enterName(page, subject, room)
    await page.waitForTimeout(LOOK)
    await joinAndSee(page, subject)
    return { marks: await marksOf(page), storage: await page.context().storageState() }
  } finally {
    await page.context().close()
  }
}

async function fromNavigation(
  stage: Stage,
  subject: Subject,
  room: string,
  storage: Storage | undefined,
): Promise<Marks> {
  const page = await visit(stage, subject, { storage, clickAtOnce: true })
  try {
    await page.goto(roomUrl(subject, room))
    await page.evaluate(() => window.seen)
    return await marksOf(page)
  } finally {
    await page.context().close()
  }
}

const marksOf = (page: Page) => page.evaluate(() => window.marks)
