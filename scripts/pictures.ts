import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Browser, Page } from "@playwright/test"
import { launch } from "../bench/launch"
import { startSfu } from "../bench/sfu"
import { startApp } from "../e2e/support/app-server"
import { expectMoving, join, tiles, toggle } from "../e2e/support/call"
import { message, pressControl, write } from "../e2e/support/panels"
import { drawPerson, type Look } from "./pictures/draw-person"
import { LOOKS } from "./pictures/looks"
import { toWebp } from "./pictures/to-webp"
import { run } from "./run"

// The pictures in README.md: taken of the running app, with drawn people before its cameras. `npm run pictures` takes
// them anew when the look has changed.
const FOLDER = "docs/images"
const ROOM = "Monday plans"

if (!existsSync(".next/BUILD_ID")) {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next")
  if (!(await run(process.execPath, [next, "build"]))) process.exit(1)
}
mkdirSync(FOLDER, { recursive: true })

const sfu = await startSfu()
const env = { LIVEKIT_URL: sfu.url, LIVEKIT_API_KEY: sfu.key, LIVEKIT_API_SECRET: sfu.secret }
// A fixed port: the address stands on /connect.
const app = await startApp(env, undefined, 3000)
const browser = await launch()
try {
  const [ada, ben, cleo, dana] = await Promise.all(LOOKS.map((look) => visit(browser, look)))
  if (!ada || !ben || !cleo || !dana) throw new Error("There are four people in the pictures.")

  for (const [page, name] of [[ben, "Ben"] as const, [cleo, "Cleo"] as const, [dana, "Dana"] as const]) {
    await join(page, ROOM, name, app.url)
    // Somebody has to be unmuted.
    if (page !== ben) await toggle(page, "Microphone").click()
  }
  await ada.goto(`${app.url}/rooms/${encodeURIComponent(ROOM)}`)
  await ada.getByRole("textbox", { name: "Your name" }).fill("Ada")
  await ada
    .getByText(/Ben.* here/)
    .first()
    .waitFor()
  await expectPreview(ada)
  await take(ada, "greenroom")

  await join(ada, ROOM, "Ada", app.url)
  await toggle(ada, "Microphone").click()
  await pressControl(ada, "Chat")
  await pressControl(cleo, "Raise hand")
  await write(ben, "Good morning! The plan is at https://example.com/plan")
  await message(ada, "Good morning").waitFor()
  await write(dana, "Thanks, reading it now.")
  await message(ada, "Thanks, reading").waitFor()
  await write(ada, "Cleo first, then the questions.")
  for (const name of ["Ben", "Cleo", "Dana"]) await expectMoving(tiles(ada, name))
  await take(ada, "stage")

  const connect = await ada.context().newPage()
  await connect.goto(`${app.url}/connect`, { waitUntil: "networkidle" })
  await take(connect, "connect")
} finally {
  await browser.close()
  await app.stop()
  sfu.stop()
}

/** A browser of its own for one person, at the size of the pictures. */
async function visit(browser: Browser, look: Look): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
  })
  await context.grantPermissions(["camera", "microphone"])
  // tsx wraps functions in a helper of this name, which the page doesn't have.
  await context.addInitScript({ content: "globalThis.__name = (value) => value" })
  await context.addInitScript(drawPerson, look)
  return context.newPage()
}

async function expectPreview(page: Page) {
  await page.waitForFunction(() => {
    const video = document.querySelector("video")
    return video !== null && video.readyState >= video.HAVE_CURRENT_DATA
  })
}

/** Writes a picture of the page in light and one in dark. */
async function take(page: Page, name: string) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    await page.waitForFunction(isAtRest, colorScheme)
    const file = `${FOLDER}/${name}-${colorScheme}.webp`
    const picture = await toWebp(page.context(), await page.screenshot({ animations: "disabled" }))
    writeFileSync(file, picture)
    console.log(`${file}: ${Math.round(picture.length / 1000)} KB`)
  }
}

/** Runs in the page: whether its colours have arrived at the scheme, after their transitions. */
async function isAtRest(scheme: "light" | "dark"): Promise<boolean> {
  const nextPicture = () => new Promise((resolve) => requestAnimationFrame(resolve))
  await nextPicture()
  await nextPicture()
  const [red = 0] =
    getComputedStyle(document.body)
      .backgroundColor.match(/[\d.]+/g)
      ?.map(Number) ?? []
  const isMoving = document.getAnimations().some((animation) => animation instanceof CSSTransition)
  return red > 128 === (scheme === "light") && !isMoving
}
