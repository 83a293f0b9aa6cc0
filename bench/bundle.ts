import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { enterName, openPage } from "./page"
import { Recorder, type Result } from "./report"
import type { Setup } from "./setup"

/** Time for a page to load what it loads when idle. */
const IDLE_MS = 5000

type Script = { requested: number; bytes: number }

/** JavaScript as transferred, with headers and compression, into an empty cache. */
export async function bundle(setup: Setup): Promise<Result[]> {
  const recorder = new Recorder()
  for (const app of setup.apps) {
    const record = (what: string, bytes: number) => recorder.add(app.name, what, "KB", bytes / 1000)

    const home = await openPage(setup, app)
    const homeScripts = await observeScripts(home)
    await home.goto(app.url)
    await home.waitForTimeout(IDLE_MS)
    record("on /", total(homeScripts))
    await home.context().close()

    const page = await openPage(setup, app)
    const scripts = await observeScripts(page)
    await enterName(page, app, `bench-${randomUUID()}`)
    // The browser's wall clock, which its network events use too.
    const hydratedAt = await page.evaluate(
      () => (performance.timeOrigin + (window.marks.hydrated ?? 0)) / 1000,
    )
    await page.waitForTimeout(IDLE_MS)
    record("room page, until hydrated", total(scripts.filter(({ requested }) => requested <= hydratedAt)))
    record("room page, when idle", total(scripts))
    await page.locator(app.join).click()
    await page.locator(app.inCall).waitFor()
    await page.waitForTimeout(IDLE_MS)
    record("in a call", total(scripts))
    await page.context().close()
  }
  return recorder.results()
}

const total = (scripts: readonly Script[]) => scripts.reduce((sum, { bytes }) => sum + bytes, 0)

/** Returns a list of the page's scripts that grows as they load. */
async function observeScripts(page: Page): Promise<Script[]> {
  const client = await page.context().newCDPSession(page)
  const scripts = new Map<string, Script>()
  const list: Script[] = []
  client.on("Network.requestWillBeSent", ({ requestId, type, wallTime }) => {
    if (type === "Script") scripts.set(requestId, { requested: wallTime, bytes: 0 })
  })
  client.on("Network.responseReceived", ({ requestId, type, response }) => {
    // A script that was preloaded by a link element.
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
