import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { enterName, joinAndSee, openPage, type Storage } from "./page"
import type { Marks } from "./page-observer"
import { startPublishers, USUAL } from "./publishers"
import { Recorder, type Result } from "./report"
import { type App, roomUrl, type Setup } from "./setup"

/** Time that a user spends on the pre-join screen between entering a name and joining. */
const PREJOIN_MS = 2000

const STEPS: readonly [what: string, from: keyof Marks, to: keyof Marks][] = [
  ["click → token", "click", "tokenReceived"],
  ["click → signalling open", "click", "socketOpened"],
  ["click → server’s response", "click", "socketAnswered"],
  ["click → media connected", "click", "connected"],
  ["click → track", "click", "track"],
  ["click → first frame", "click", "frame"],
]

/**
 * The time to see a participant who is in the room: from the click of a new user, and from the navigation of a returning
 * one who joins as soon as possible. The apps take turns.
 */
export async function firstFrame(setup: Setup): Promise<Result[]> {
  const room = `bench-${randomUUID()}`
  const stop = await startPublishers(setup.sfu, room, 1, USUAL)
  const recorder = new Recorder()
  try {
    // The first round is the warm-up. The storage that it leaves makes later users returning ones.
    const storages: Storage[] = []
    for (const app of setup.apps) storages.push((await fromClick(setup, app, room)).storage)
    for (let run = 0; run < setup.runs; run++) {
      for (const [index, app] of setup.apps.entries()) {
        const record = (what: string, value: number) => recorder.add(app.name, what, "ms", value)
        const { marks } = await fromClick(setup, app, room)
        for (const [what, from, to] of STEPS) {
          record(what, (marks[to] ?? Number.NaN) - (marks[from] ?? Number.NaN))
        }
        const { joinable = 0, frame = 0 } = await fromNavigation(setup, app, room, storages[index])
        record("navigation → joinable", joinable)
        record("navigation → first frame", frame)
      }
    }
  } finally {
    await stop()
  }
  return recorder.results()
}

async function fromClick(setup: Setup, app: App, room: string) {
  const page = await openPage(setup, app)
  try {
    await enterName(page, app, room)
    await page.waitForTimeout(PREJOIN_MS)
    await joinAndSee(page, app)
    return { marks: await marksOf(page), storage: await page.context().storageState() }
  } finally {
    await page.context().close()
  }
}

async function fromNavigation(
  setup: Setup,
  app: App,
  room: string,
  storage: Storage | undefined,
): Promise<Marks> {
  const page = await openPage(setup, app, { storage, joinsAtOnce: true })
  try {
    await page.goto(roomUrl(app, room))
    await page.evaluate(() => window.firstFrame)
    return await marksOf(page)
  } finally {
    await page.context().close()
  }
}

const marksOf = (page: Page) => page.evaluate(() => window.marks)
