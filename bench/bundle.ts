import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { Collected } from "./collected"
import type { Finding, Stage } from "./part"
import { enterName, visit } from "./visit"

/** How long a page is left alone to load what it loads when idle, in milliseconds. */
const IDLE = 5000

type Script = { requested: number; bytes: number }

/** JavaScript as it was transferred, headers and compression included, into a browser that has never been there. */
export async function bundle(stage: Stage): Promise<Finding[]> {
  const collected = new Collected(stage.subjects)
  for (const subject of stage.subjects) {
    const note = (what: string, bytes: number) => collected.add(subject, what, "KB", bytes / 1000)

    const home = await visit(stage, subject)
    const homeScripts = await scriptsOf(home)
    await home.goto(subject.url)
    await home.waitForTimeout(IDLE)
    note("on /", total(homeScripts))
    await home.context().close()

    const page = await visit(stage, subject)
    const scripts = await scriptsOf(page)
    await enterName(page, subject, `bench-${randomUUID()}`)
    // In the browser's own time, which is also that of its network's reports.
    const usable = await page.evaluate(() => (performance.timeOrigin + (window.marks.alive ?? 0)) / 1000)
    await page.waitForTimeout(IDLE)
    note("room page, until usable", total(scripts.filter(({ requested }) => requested <= usable)))
    note("room page, when idle", total(scripts))
    await page.locator(subject.join).click()
    await page.locator(subject.inCall).waitFor()
    await page.waitForTimeout(IDLE)
    note("in a call", total(scripts))
    await page.context().close()
  }
  return collected.findings()
}

const total = (scripts: readonly Script[]) => scripts.reduce((sum, { bytes }) => sum + bytes, 0)

/** The page's scripts, a list that grows as they come. */
async function scriptsOf(page: Page): Promise<Script[]> {
  const client = await page.context().newCDPSession(page)
  const scripts = new Map<string, Script>()
  const list: Script[] = []
  client.on("Network.requestWillBeSent", ({ requestId, type, wallTime }) => {
    if (type === "Script") scripts.set(requestId, { requested: wallTime, bytes: 0 })
  })
  client.on("Network.responseReceived", ({ requestId, type, response }) => {
    // A script that was asked for as something else, as by a link in the page's head.
    if (type !== "Script" && response.mimeType.endsWith("javascript") && !scripts.has(requestId)) {
      scripts.set(requestId, { requested: 0, bytes: 0 })
    }
  })
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId)
    if (script) list.push({ ...script, bytes: encodedDataLength })
  })
  await client.send("Network.enable")
  return list
}
