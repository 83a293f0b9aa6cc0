import type { Page } from "@playwright/test"
import { controls, expectMoving, join, people, tiles, toggle } from "./support/call"
import { publishedDevices } from "./support/published"
import { expect, test } from "./support/test"

test("a shared screen is large with the people beside it, and can be sent back into the grid", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await toggle(ben, "Share screen").click()

  const screen = tiles(ada, "Ben", "screen_share")
  await expectMoving(screen)
  expect(await widthOf(screen)).toBeGreaterThan(2 * (await widthOf(tiles(ada, "Ben"))))

  await chooseInTile(ada, screen, "Back to the grid")
  await expect.poll(() => widthOf(screen)).toBe(await widthOf(tiles(ada, "Ben")))
})

test("a pinned person stays large when their camera goes off and on", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  const bensTile = tiles(ada, "Ben")
  await expectMoving(bensTile)

  await chooseInTile(ada, bensTile, "Show large")
  const isLarge = async () => (await widthOf(bensTile)) > 2 * (await widthOf(tiles(ada, "Ada")))
  await expect.poll(isLarge).toBe(true)
  await expectMoving(bensTile)

  await toggle(ben, "Camera").click()
  await expect(bensTile.locator("video")).toHaveCount(0)
  expect(await isLarge()).toBe(true)
  await toggle(ben, "Camera").click()
  await expectMoving(bensTile)
  expect(await isLarge()).toBe(true)
})

test("the volume of one person is changed for oneself alone", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await openTileMenu(ada, tiles(ada, "Ben"))
  await ada.getByRole("slider", { name: "Volume of Ben" }).fill("0.25")
  await expect
    .poll(() =>
      ada.locator("audio").evaluateAll((all) => all.map((audio) => (audio as HTMLAudioElement).volume)),
    )
    .toEqual([0.25])
})

test("the device in use is shown, another can be chosen, and the picture goes on", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await ben.getByRole("button", { name: "Choose camera" }).click()
  const cameras = ben.getByRole("menuitemradio")
  await expect(cameras.first()).toBeChecked()
  // Chromium's second fake camera is a depth sensor, whose pictures it can't encode.
  const chosen = (await cameras.nth(2).textContent()) ?? ""
  await cameras.nth(2).click()
  await ben.getByRole("button", { name: "Choose camera" }).click()
  await expect(ben.getByRole("menuitemradio", { name: chosen })).toBeChecked()
  await ben.keyboard.press("Escape")
  await expectMoving(tiles(ada, "Ben"))

  await ben.getByRole("button", { name: "Settings" }).click()
  const field = ben.getByRole("combobox", { name: "Camera device" })
  await expect(field.locator("option:checked")).toHaveText(chosen)
})

test("settings: mirror, own tile and resolution, kept for the next call", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  const settings = ben.getByRole("dialog", { name: "Settings" })
  await ben.getByRole("button", { name: "Settings" }).click()

  await expect(tiles(ben, "Ben").locator("video")).toHaveCSS("scale", "-1 1")
  await settings.getByRole("switch", { name: "Mirror my picture" }).click()
  await expect(tiles(ben, "Ben").locator("video")).toHaveCSS("scale", "none")
  await expect(tiles(ada, "Ben").locator("video")).toHaveCSS("scale", "none")

  await settings.getByRole("combobox", { name: "Camera resolution" }).selectOption("360p, for slow networks")
  await expect
    .poll(() =>
      tiles(ben, "Ben")
        .locator("video")
        .evaluate((video: HTMLVideoElement) => video.videoHeight),
    )
    .toBe(360)
  await settings.getByRole("switch", { name: "Suppress noise" }).click()
  await expectMoving(tiles(ada, "Ben"))

  await settings.getByRole("switch", { name: "Hide my own tile" }).click()
  await expect(tiles(ben, "Ben")).toHaveCount(0)
  await ben.keyboard.press("Escape")
  await expect(settings).toHaveCount(0)
  await expect(ben.getByRole("button", { name: "Settings" })).toBeFocused()

  await ben.reload()
  const preview = ben.locator("video")
  await expect(preview).toHaveCSS("scale", "none")
  await expect.poll(() => preview.evaluate((video: HTMLVideoElement) => video.videoHeight)).toBe(360)
  await ben.getByRole("textbox", { name: "Your name" }).fill("Ben")
  await ben.getByRole("button", { name: "Join room" }).click()
  await expectMoving(tiles(ben, "Ada"))
  await expect(tiles(ben, "Ben")).toHaveCount(0)
})

test("the call goes into a window of its own and back", { tag: "@picture-in-picture" }, async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  const opened = ada.context().waitForEvent("page")
  await ada.getByRole("button", { name: "Picture in picture" }).click()
  const small = await opened
  await expectMoving(tiles(small, "Ben"))
  await expect(people(ada)).toHaveCount(0)
  await ada.getByRole("button", { name: "Bring it back" }).click()
  await expectMoving(tiles(ada, "Ben"))
})

test("full screen, and back", { tag: "@full-screen" }, async ({ visitor, roomName }) => {
  const page = await visitor()
  await join(page, roomName, "Ada")
  const button = page.getByRole("button", { name: "Full screen", exact: true })
  await button.click()
  await expect(button).toHaveAttribute("aria-pressed", "true")
  await expect(controls(page)).toBeVisible()
  await button.click()
  await expect(button).toHaveAttribute("aria-pressed", "false")
})

test("keys switch devices, but not while a person types", async ({ visitor, roomName }) => {
  const page = await visitor()
  await join(page, roomName, "Ada")
  await page.keyboard.press("m")
  await expect(toggle(page, "Microphone")).toHaveAttribute("aria-pressed", "false")
  await page.keyboard.press("v")
  await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "false")
  await page.keyboard.press("Control+m")
  await page.getByRole("button", { name: "Settings" }).click()
  await page.getByRole("combobox", { name: "Camera device" }).press("m")
  await page.keyboard.press("Escape")
  await expect(toggle(page, "Microphone")).toHaveAttribute("aria-pressed", "false")
  await page.keyboard.press("m")
  await expect(toggle(page, "Microphone")).toHaveAttribute("aria-pressed", "true")
})

test("who talks while muted is told", async ({ visitor, roomName }) => {
  const page = await visitor()
  await join(page, roomName, "Ada")
  // What is switched off before it is sent is let go, and hears nothing any more.
  await expect.poll(() => publishedDevices(page)).toHaveLength(2)
  await page.evaluate(() => {
    // The fake microphone only beeps: let it speak.
    const context = new AudioContext()
    const oscillator = new OscillatorNode(context)
    const destination = context.createMediaStreamDestination()
    oscillator.connect(destination)
    oscillator.start()
    MediaStreamTrack.prototype.clone = () => destination.stream.getAudioTracks()[0] as MediaStreamTrack
  })
  await toggle(page, "Microphone").click()
  await expect(page.getByText("You’re muted. Press m to be heard.")).toBeVisible()
  await toggle(page, "Microphone").click()
  await expect(page.getByText("You’re muted. Press m to be heard.")).toHaveCount(0)
})

async function widthOf(tile: ReturnType<typeof tiles>): Promise<number> {
  return Math.round((await tile.boundingBox())?.width ?? 0)
}

async function openTileMenu(page: Page, tile: ReturnType<typeof tiles>) {
  await tile.hover()
  await tile.getByRole("button", { name: "Options for" }).click()
  await expect(page.getByRole("dialog", { name: "Options for" })).toBeVisible()
}

async function chooseInTile(page: Page, tile: ReturnType<typeof tiles>, action: string) {
  await openTileMenu(page, tile)
  await page.getByRole("dialog", { name: "Options for" }).getByRole("button", { name: action }).click()
}
