import type { Locator, Page } from "@playwright/test"
import { expectAccessibleLayout } from "./support/accessibility"
import { controlBar, expectInCall, expectVideoPlaying, join, tiles, toggle } from "./support/call"
import { openSettings } from "./support/panels"
import { expect, test } from "./support/test"
import { callTexts, endedTexts, homeTexts, prejoinTexts } from "./support/texts"

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 280, height: 653 },
]

for (const viewport of SIZES) {
  for (const colorScheme of ["light", "dark"] as const) {
    const appearance = `${viewport.width}×${viewport.height} ${colorScheme}`

    test(`every view fits and is accessible at ${appearance}`, async ({ visitor, roomName }, testInfo) => {
      const page = await visitor({ viewport, colorScheme })
      const check = async (view: string) => {
        await testInfo.attach(`${view} ${appearance}`, {
          body: await page.screenshot(),
          contentType: "image/png",
        })
        await expectAccessibleLayout(page)
      }

      await page.goto("/")
      await check("start")
      await join(page, roomName, "Ada Lovelace")
      await expectVideoPlaying(tiles(page, "Ada Lovelace"))
      await check("call")
      await expect(controlBar(page).getByRole("button", { name: callTexts.leave })).toBeInViewport({
        ratio: 1,
      })
      await page.getByRole("button", { name: callTexts.leave }).click()
      await expect(page.getByRole("heading", { name: endedTexts.left.title })).toBeFocused()
      await check("call ended")
      await page.getByRole("button", { name: endedTexts.rejoin }).click()
      await expect(page.getByRole("textbox", { name: prejoinTexts.yourName })).toBeVisible()
      await check("pre-join")
    })
  }
}

test("forced colours keep states apart, and reduced motion keeps everything still", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ forcedColors: "active", reducedMotion: "reduce" })
  const background = (element: Locator) =>
    element.evaluate((shown) => getComputedStyle(shown).backgroundColor)
  await page.goto("/")
  await expect(page.getByRole("button", { name: homeTexts.join })).toHaveCSS("border-top-style", "solid")

  await join(page, roomName, "Ada")
  const camera = toggle(page, "camera")
  const on = await background(camera)
  await camera.click()
  await expect(camera).toHaveAttribute("aria-pressed", "false")
  expect(await background(camera)).not.toBe(on)

  const speakingOutline = tiles(page, "Ada").evaluate((speaker) => {
    speaker.dataset.speaking = "true"
    return getComputedStyle(speaker, "::after").outlineWidth
  })
  expect(await speakingOutline).toBe("4px")
  await expect(toggle(page, "microphone")).toHaveCSS("transition-duration", "0.001s")

  await openSettings(page, "video")
  const mirror = page.getByRole("switch", { name: callTexts.preferences.mirror })
  const isOn = await background(mirror)
  expect(await background(mirror.locator("span"))).not.toBe(isOn)
  await mirror.click()
  await expect(mirror).toHaveAttribute("aria-checked", "false")
  expect(await background(mirror)).not.toBe(isOn)
  await expectAccessibleLayout(page)
})

test("the keyboard alone leads from the start page through a call", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/")
  await pressUntilFocused(page, page.getByRole("link", { name: homeTexts.demoRoom }), "Tab")
  await page.keyboard.press("Enter")
  const name = page.getByRole("textbox", { name: prejoinTexts.yourName })
  await pressUntilFocused(page, name, "Tab")
  await page.keyboard.type("Ada")
  await page.keyboard.press("Enter")
  await expectInCall(page)
  await pressUntilFocused(page, page.getByRole("button", { name: callTexts.skipToControls }), "Tab")
  await page.keyboard.press("Enter")
  await expect(toggle(page, "microphone")).toBeFocused()
  await page.keyboard.press("Space")
  await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "false")
  await expect(toggle(page, "microphone")).toBeFocused()
  await pressUntilFocused(page, controlBar(page).getByRole("button", { name: callTexts.leave }), "ArrowRight")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: endedTexts.left.title })).toBeVisible()
})

async function pressUntilFocused(page: Page, target: ReturnType<Page["locator"]>, key: string) {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 20; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(target).toBeFocused()
}
