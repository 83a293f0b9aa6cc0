import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { addCrowd, crowdOf } from "../e2e/support/crowd"
import { Collected } from "./collected"
import type { Finding, Stage } from "./part"
import { scroll } from "./scroll"
import type { Subject } from "./subject"
import { enterName, visit } from "./visit"

const SIZES = [0, 500, 5000]
/** What goes on after something was pressed is over by then, in milliseconds. */
const SETTLE = 3000

/** What a room of thousands costs the page: joining it, and looking through the list of people. Our app alone. */
export async function people(stage: Stage): Promise<Finding[]> {
  const subjects = stage.subjects.slice(0, 1)
  const collected = new Collected(subjects)
  for (let run = 0; run < Math.min(3, stage.runs); run++) {
    for (const size of SIZES) for (const subject of subjects) await measure(stage, subject, size, collected)
  }
  return collected.findings()
}

async function measure(stage: Stage, subject: Subject, size: number, collected: Collected) {
  const note = (what: string, unit: string, value: number) =>
    collected.add(subject, `${size} others: ${what}`, unit, value)
  const page = await visit(stage, subject)
  try {
    await addCrowd(page, crowdOf(size))
    await enterName(page, subject, `bench-${randomUUID()}`)
    await page.waitForTimeout(SETTLE)
    const joining = await longTasks(page, async () => {
      await page.locator(subject.join).click()
      await page.locator(subject.inCall).waitFor()
    })
    // In one task LiveKit's client takes in the server's answer, everybody at once; the others are the page's own.
    const [first = 0, second = 0] = joining.map(({ duration }) => duration).toSorted((a, b) => b - a)
    note("longest task, joining", "ms", first)
    note("next longest task, joining", "ms", second)

    const longest = async (what: string, action: () => Promise<unknown>) =>
      note(`longest task, ${what}`, "ms", longestOf(await longTasks(page, action)))
    const panel = page.getByRole("region", { name: "People", exact: true })
    await longest("opening the list", async () => {
      await page.getByRole("button", { name: "People", exact: true }).click()
      await panel.getByRole("listitem").first().waitFor()
    })
    if (size === 0) return
    const list = panel.getByRole("region", { name: / people$/ })
    const { perSecond, late, longest: longestFrame } = await scroll(list, 100)
    note("lines in the page", "number", await panel.getByRole("listitem").count())
    note("scrolling the list", "frames/s", perSecond)
    note("scrolling the list, late frames", "%", late)
    note("scrolling the list, longest frame", "ms", longestFrame)
    await longest("searching", async () => {
      await panel.getByRole("searchbox").pressSequentially("person 0123", { delay: 50 })
    })
  } finally {
    await page.context().close()
  }
}

type Task = { start: number; duration: number }

/** The tasks of the page's thread that an action leads to and that take 50 ms or more. */
async function longTasks(page: Page, action: () => Promise<unknown>): Promise<Task[]> {
  const before = await page.evaluate(() => window.longTasks.length)
  await action()
  await page.waitForTimeout(SETTLE)
  return page.evaluate((before) => window.longTasks.slice(before), before)
}

/** In milliseconds; 0 where none took 50. */
const longestOf = (tasks: Task[]) => Math.max(0, ...tasks.map(({ duration }) => duration))
