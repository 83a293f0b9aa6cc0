import type { BrowserContext, Page } from "@playwright/test"
import { observePage } from "./page-observer"
import { type App, roomUrl, type Setup } from "./setup"

/** Cookies and local storage. */
export type Storage = Awaited<ReturnType<BrowserContext["storageState"]>>

type PageOptions = { storage?: Storage | undefined; joinsAtOnce?: boolean }

/** Opens a page in a new browser profile with an empty cache. */
export async function openPage(
  { browser }: Pick<Setup, "browser">,
  app: App,
  { storage, joinsAtOnce = false }: PageOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    ...(storage && { storageState: storage }),
    viewport: { width: 1280, height: 720 },
  })
  await context.grantPermissions(["camera", "microphone"], { origin: app.url })
  // tsx wraps functions in a helper of this name, which the page lacks.
  await context.addInitScript({ content: "globalThis.__name = (value) => value" })
  await context.addInitScript(observePage, { nameField: app.nameField, join: app.join, joinsAtOnce })
  return context.newPage()
}

/** Opens a room and enters a name, but does not join yet. */
export async function enterName(page: Page, app: App, room: string): Promise<void> {
  await page.goto(roomUrl(app, room))
  await page.locator(app.nameField).fill("Ada")
  await page.waitForFunction(() => window.marks.joinable !== undefined)
}

/** Joins, and waits for the first frame of another participant. */
export async function joinAndSee(page: Page, app: App): Promise<void> {
  await page.locator(app.join).click()
  await page.evaluate(() => window.firstFrame)
}
