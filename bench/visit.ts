import type { BrowserContext, Page } from "@playwright/test"
import { watch } from "./page/watch"
import type { Stage } from "./part"
import { roomUrl, type Subject } from "./subject"

/** What a browser remembers of a visitor: cookies and local storage. */
export type Storage = Awaited<ReturnType<BrowserContext["storageState"]>>

type VisitOptions = { storage?: Storage | undefined; clickAtOnce?: boolean }

/** Opens a page in a browser profile of its own, with nothing in its cache. */
export async function visit(
  { browser }: Pick<Stage, "browser">,
  subject: Subject,
  { storage, clickAtOnce = false }: VisitOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    ...(storage && { storageState: storage }),
    viewport: { width: 1280, height: 720 },
  })
  await context.grantPermissions(["camera", "microphone"], { origin: subject.url })
  // tsx wraps functions in a helper of this name, which the page doesn't have.
  await context.addInitScript({ content: "globalThis.__name = (value) => value" })
  await context.addInitScript(watch, { nameField: subject.nameField, join: subject.join, clickAtOnce })
  return context.newPage()
}

/** Goes to a room as somebody new and fills in a name, but doesn't join yet. */
export async function enterName(page: Page, subject: Subject, room: string): Promise<void> {
  await page.goto(roomUrl(subject, room))
  await page.locator(subject.nameField).fill("Ada")
  await page.waitForFunction(() => window.marks.usable !== undefined)
}

/** Presses the button, and waits for the first picture of somebody else. */
export async function joinAndSee(page: Page, subject: Subject): Promise<void> {
  await page.locator(subject.join).click()
  await page.evaluate(() => window.seen)
}
