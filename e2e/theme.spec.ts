import type { Page } from "@playwright/test"
import { texts } from "../lib/texts/theme"
import { expectInCall, submitName } from "./support/call"
import { openSettings } from "./support/panels"
import { expect, test } from "./support/test"

const field = (page: Page) => page.getByRole("combobox", { name: texts.theme })

/** The page's background, and the toolbar's colour for the system's scheme. */
function colors(page: Page): Promise<{ page: string; toolbar: string }> {
  return page.evaluate(() => {
    const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
    const probe = document.createElement("i")
    probe.style.color = metas.find(({ media }) => matchMedia(media).matches)?.content ?? ""
    document.body.append(probe)
    const toolbar = getComputedStyle(probe).color
    probe.remove()
    return { page: getComputedStyle(document.body).backgroundColor, toolbar }
  })
}

/** Records the background of every frame that the next page paints. */
async function recordFrames(page: Page) {
  await page.addInitScript(() => {
    const frames = new Set<string>()
    Object.assign(window, { paintedColors: frames })
    const record = () => {
      if (document.body) frames.add(getComputedStyle(document.body).backgroundColor)
      requestAnimationFrame(record)
    }
    record()
  })
}

test("the theme follows the system, until the user chooses one, which each later page has from its first paint", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ colorScheme: "light" })
  await page.goto("/")
  await expect(field(page)).toHaveValue("system")
  const light = await colors(page)
  await page.emulateMedia({ colorScheme: "dark" })
  const dark = await colors(page)
  expect(dark.page).not.toBe(light.page)
  for (const { page, toolbar } of [light, dark]) expect(toolbar).toBe(page)
  await page.emulateMedia({ colorScheme: "light" })

  await field(page).selectOption("dark")
  expect(await colors(page)).toEqual(dark)
  await recordFrames(page)
  for (const path of ["/", "/connect", `/rooms/${roomName}`]) {
    await page.goto(path, { waitUntil: "load" })
    expect(await colors(page)).toEqual(dark)
    const painted = () =>
      page.evaluate(() => [...(window as unknown as { paintedColors: Set<string> }).paintedColors])
    await expect.poll(painted).toEqual([dark.page])
  }
  const html = await page.request.get("/")
  expect(await html.text()).toContain('data-theme="dark"')

  await submitName(page, "Ada")
  await expectInCall(page)
  await openSettings(page, "general")
  await expect(field(page)).toHaveValue("dark")
  await field(page).selectOption("light")
  expect(await colors(page)).toEqual(light)
  await field(page).selectOption("system")
  await page.emulateMedia({ colorScheme: "dark" })
  expect(await colors(page)).toEqual(dark)
  expect(await page.request.get("/").then((response) => response.text())).not.toContain('data-theme="')
})
