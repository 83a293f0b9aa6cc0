import type { Page } from "@playwright/test"
import { expectInShape } from "./support/accessible"
import { controls, expectInCall, expectMoving, join, tiles, toggle } from "./support/call"
import { expect, test } from "./support/test"

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 280, height: 653 },
]

for (const viewport of SIZES) {
  for (const colorScheme of ["light", "dark"] as const) {
    const look = `${viewport.width}×${viewport.height} ${colorScheme}`

    test(`every view fits and is accessible at ${look}`, async ({ visitor, roomName }, testInfo) => {
      const page = await visitor({ viewport, colorScheme })
      const check = async (view: string) => {
        await testInfo.attach(`${view} ${look}`, { body: await page.screenshot(), contentType: "image/png" })
        await expectInShape(page)
      }

      await page.goto("/")
      await check("start")
      await join(page, roomName, "Ada Lovelace")
      await expectMoving(tiles(page, "Ada Lovelace"))
      await check("stage")
      await expect(controls(page).getByRole("button", { name: "Leave" })).toBeInViewport({ ratio: 1 })
      await page.getByRole("button", { name: "Leave" }).click()
      await expect(page.getByRole("heading", { name: "You left" })).toBeFocused()
      await check("left")
      await page.getByRole("button", { name: "Rejoin" }).click()
      await expect(page.getByRole("textbox", { name: "Your name" })).toBeVisible()
      await check("green room")
    })
  }
}

test("from the start page to the end of the call with the keyboard alone", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/")
  await pressUntilFocused(page, page.getByRole("link", { name: "Open the demo room" }), "Tab")
  await page.keyboard.press("Enter")
  const name = page.getByRole("textbox", { name: "Your name" })
  await pressUntilFocused(page, name, "Tab")
  await page.keyboard.type("Ada")
  await page.keyboard.press("Enter")
  await expectInCall(page)
  await pressUntilFocused(page, toggle(page, "Microphone"), "Tab")
  await page.keyboard.press("Space")
  await expect(toggle(page, "Microphone")).toHaveAttribute("aria-pressed", "false")
  await expect(toggle(page, "Microphone")).toBeFocused()
  await pressUntilFocused(page, controls(page).getByRole("button", { name: "Leave" }), "ArrowRight")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: "You left" })).toBeVisible()
})

async function pressUntilFocused(page: Page, target: ReturnType<Page["locator"]>, key: string) {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 20; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(target).toBeFocused()
}
