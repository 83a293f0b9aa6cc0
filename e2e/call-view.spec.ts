import type { Locator, Page } from "@playwright/test"
import { texts as callTexts } from "../lib/texts/call"
import {
  cameraTiles,
  controlBar,
  expectVideoPlaying,
  join,
  publishedDevices,
  submitName,
  tiles,
  toggle,
} from "./support/call"
import { openSettings } from "./support/panels"
import { expect, test } from "./support/test"
import { pictureInPictureText, prejoinTexts, shortcutsText, textPattern } from "./support/texts"

test("a shared screen is focused beside the other tiles and can be moved back into the grid", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await toggle(ben, "shareScreen").click()

  const screen = tiles(ada, "Ben", "screen_share")
  await expectVideoPlaying(screen)
  expect(await widthOf(screen)).toBeGreaterThan(2 * (await widthOf(tiles(ada, "Ben"))))

  const videoWidth = async () => (await screen.locator("video").boundingBox())?.width ?? 0
  const whole = await videoWidth()
  await screen.hover()
  await ada.mouse.wheel(0, -400)
  await expect.poll(videoWidth).toBeGreaterThan(1.5 * whole)
  await expectVideoPlaying(screen)
  for (const _step of [1, 2]) await screen.getByRole("button", { name: callTexts.zoomOut }).click()
  await expect.poll(videoWidth).toBe(whole)

  await chooseInTile(ada, screen, callTexts.unpin)
  await expect.poll(async () => (await widthOf(screen)) === (await widthOf(tiles(ada, "Ben")))).toBe(true)
})

test("with one other participant, the self-view floats in a corner and can be dragged or moved from its menu; with two, all are equal", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  const own = tiles(ada, "Ada")
  await expectVideoPlaying(tiles(ada, "Ben"))
  await expect.poll(async () => (await widthOf(tiles(ada, "Ben"))) / (await widthOf(own))).toBeGreaterThan(3)

  const corner = async () => {
    const { x = 0, y = 0, width = 0, height = 0 } = (await own.boundingBox()) ?? {}
    const window = ada.viewportSize() ?? { width: 0, height: 0 }
    return `${y + height / 2 < window.height / 2 ? "top" : "bottom"} ${x + width / 2 < window.width / 2 ? "left" : "right"}`
  }
  await expect.poll(corner).toBe("bottom right")
  await own.hover()
  await ada.mouse.down()
  await ada.mouse.move(200, 200)
  await ada.mouse.up()
  await expect.poll(corner).toBe("top left")
  await chooseInTile(ada, own, callTexts.moveToNextCorner)
  await expect.poll(corner).toBe("top right")
  await expectVideoPlaying(own)

  const cleo = await visitor()
  await join(cleo, roomName, "Cleo")
  await expect.poll(async () => (await widthOf(own)) === (await widthOf(tiles(ada, "Cleo")))).toBe(true)
})

test("the layout “Speaker” shows whoever speaks large and is remembered; “Grid” doesn't; a double-click pins", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  const cleo = await visitor()
  for (const [page, name] of [
    [ada, "Ada"],
    [ben, "Ben"],
    [cleo, "Cleo"],
  ] as const) {
    await page.addInitScript(speakWithoutPause)
    await join(page, roomName, name)
    if (page !== cleo) await toggle(page, "microphone").click()
  }
  const chooseLayout = async (layout: string) => {
    await ada.getByRole("button", { name: callTexts.layout }).click()
    await ada.getByRole("radio", { name: layout }).check()
    await ada.keyboard.press("Escape")
  }
  const expectLarge = (name: string, other: string) =>
    expect
      .poll(async () => (await widthOf(tiles(ada, name))) > 2 * (await widthOf(tiles(ada, other))))
      .toBe(true)

  await chooseLayout(callTexts.layouts.speaker)
  await expectLarge("Cleo", "Ben")
  await toggle(cleo, "microphone").click()
  await toggle(ben, "microphone").click()
  await expectLarge("Ben", "Cleo")
  await ada.reload()
  await submitName(ada, "Ada")
  await expectLarge("Ben", "Cleo")

  await chooseLayout(callTexts.layouts.grid)
  await expect
    .poll(async () => (await widthOf(tiles(ada, "Ben"))) === (await widthOf(tiles(ada, "Cleo"))))
    .toBe(true)
  await tiles(ada, "Cleo").dblclick()
  await expectLarge("Cleo", "Ben")
  await ada.getByRole("button", { name: callTexts.layout }).click()
  await ada.getByRole("switch", { name: callTexts.preferences.hideOthers }).click()
  await expect(cameraTiles(ada)).toHaveCount(1)
  await expectVideoPlaying(tiles(ada, "Cleo"))
})

test("in a short window the bars fade while nothing happens, and come back with a tap", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ viewport: { width: 844, height: 390 }, hasTouch: true })
  await join(page, roomName, "Ada")
  const bars = [page.locator("footer > div:last-child"), page.getByRole("banner")]
  for (const bar of bars) await expect(bar).toHaveCSS("opacity", "0")
  // Even where a button is going to appear: that tap doesn't press it.
  const { x = 0, y = 0 } =
    (await controlBar(page).getByRole("button", { name: callTexts.leave }).boundingBox()) ?? {}
  await page.touchscreen.tap(x + 20, y + 20)
  for (const bar of bars) await expect(bar).toHaveCSS("opacity", "1")
  await toggle(page, "microphone").tap()
  await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "false")
})

test("a pinned participant stays focused while their camera is turned off and on", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  const bensTile = tiles(ada, "Ben")
  await expectVideoPlaying(bensTile)

  await chooseInTile(ada, bensTile, callTexts.pin)
  const isFocused = async () => (await widthOf(bensTile)) > 2 * (await widthOf(tiles(ada, "Ada")))
  await expect.poll(isFocused).toBe(true)
  await expectVideoPlaying(bensTile)

  await toggle(ben, "camera").click()
  await expect(bensTile.locator("video")).toHaveCount(0)
  expect(await isFocused()).toBe(true)
  await toggle(ben, "camera").click()
  await expectVideoPlaying(bensTile)
  expect(await isFocused()).toBe(true)
})

test("a phone's portrait video stays recognizable in the grid and is whole when large, also after it is turned", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await ben.addInitScript(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 360, height: 640 })
    const context = canvas.getContext("2d")
    setInterval(() => context?.fillRect(Math.random() * 300, Math.random() * 300, 60, 60), 50)
    window.turnPhone = () => Object.assign(canvas, { width: canvas.height, height: canvas.width })
    const capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await capture(constraints)
      if (constraints?.video) {
        for (const track of stream.getVideoTracks()) stream.removeTrack(track)
        for (const track of canvas.captureStream(15).getVideoTracks()) stream.addTrack(track)
      }
      return stream
    }
  })
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  const video = tiles(ada, "Ben").locator("video")
  await expectVideoPlaying(tiles(ada, "Ben"))
  await expect.poll(() => aspectOf(video)).toBeLessThan(1)
  for (const viewport of [
    { width: 1280, height: 720 },
    { width: 390, height: 844 },
  ]) {
    await ada.setViewportSize(viewport)
    await expect.poll(() => shownShare(video)).toBeGreaterThanOrEqual(0.745)
    expect(await shownShare(tiles(ada, "Ada").locator("video"))).toBeGreaterThanOrEqual(0.745)
  }
  await ben.evaluate(() => window.turnPhone())
  await expect.poll(() => aspectOf(video)).toBeGreaterThan(1)
  await expect.poll(() => shownShare(video)).toBeGreaterThanOrEqual(0.745)
  await chooseInTile(ada, tiles(ada, "Ben"), callTexts.pin)
  await expect.poll(() => shownShare(video)).toBe(1)
})

declare global {
  interface Window {
    turnPhone: () => void
  }
}

function aspectOf(video: Locator): Promise<number> {
  return video.evaluate((element: HTMLVideoElement) => element.videoWidth / element.videoHeight)
}

/** Returns which part of a video is visible in its tile. */
function shownShare(video: Locator): Promise<number> {
  return video.evaluate((element: HTMLVideoElement) => {
    if (getComputedStyle(element).objectFit === "contain") return 1
    const box = element.getBoundingClientRect()
    const tile = element.closest("[data-source]")?.getBoundingClientRect()
    const [width, height] = [Math.min(box.width, tile?.width ?? 0), Math.min(box.height, tile?.height ?? 0)]
    const scale = Math.max(box.width / element.videoWidth, box.height / element.videoHeight)
    return (width * height) / (element.videoWidth * scale * element.videoHeight * scale)
  })
}

test("a participant's volume changes only on the page that sets it", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await openTileMenu(ada, tiles(ada, "Ben"))
  await ada.getByRole("slider", { name: callTexts.volumeOf("Ben") }).fill("0.25")
  await expect
    .poll(() =>
      ada.locator("audio").evaluateAll((all) => all.map((audio) => (audio as HTMLAudioElement).volume)),
    )
    .toEqual([0.25])
})

test("the device menu shows the camera in use and switches to another without interrupting the video", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await ben.getByRole("button", { name: callTexts.cameraMenu }).click()
  const cameras = ben.getByRole("menuitemradio")
  await expect(cameras.first()).toBeChecked()
  // Chromium's second fake camera is a depth sensor, whose video it can't encode.
  const chosen = (await cameras.nth(2).textContent()) ?? ""
  await cameras.nth(2).click()
  await ben.getByRole("button", { name: callTexts.cameraMenu }).click()
  await expect(ben.getByRole("menuitemradio", { name: chosen })).toBeChecked()
  await ben.keyboard.press("Escape")
  await expectVideoPlaying(tiles(ada, "Ben"))

  await openSettings(ben, "video")
  const field = ben.getByRole("combobox", { name: prejoinTexts.cameraDevice })
  await expect(field.locator("option:checked")).toHaveText(chosen)
})

test("settings for mirroring, self-view and resolution apply at once and are kept for the next call", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  const settings = await openSettings(ben, "video")

  await expect(tiles(ben, "Ben").locator("video")).toHaveCSS("scale", "-1 1")
  await settings.getByRole("switch", { name: callTexts.preferences.mirror }).click()
  await expect(tiles(ben, "Ben").locator("video")).toHaveCSS("scale", "none")
  await expect(tiles(ada, "Ben").locator("video")).toHaveCSS("scale", "none")

  await settings
    .getByRole("combobox", { name: callTexts.resolution })
    .selectOption(callTexts.resolutions[360])
  await expect
    .poll(() =>
      tiles(ben, "Ben")
        .locator("video")
        .evaluate((video: HTMLVideoElement) => video.videoHeight),
    )
    .toBe(360)
  await expectVideoPlaying(settings.locator("video"))
  await openSettings(ben, "audio")
  await settings.getByRole("switch", { name: callTexts.preferences.noiseSuppression }).click()
  await expectVideoPlaying(tiles(ada, "Ben"))

  await openSettings(ben, "general")
  await settings.getByRole("switch", { name: callTexts.preferences.hideSelfView }).click()
  await expect(tiles(ben, "Ben")).toHaveCount(0)
  await ben.keyboard.press("Escape")
  await expect(settings).toHaveCount(0)
  await expect(ben.getByRole("button", { name: callTexts.settings })).toBeFocused()

  await ben.reload()
  const preview = ben.locator("video")
  await expect(preview).toHaveCSS("scale", "none")
  await expect.poll(() => preview.evaluate((video: HTMLVideoElement) => video.videoHeight)).toBe(360)
  await submitName(ben, "Ben")
  await expectVideoPlaying(tiles(ben, "Ada"))
  await expect(tiles(ben, "Ben")).toHaveCount(0)
})

test("picture in picture moves the call into a separate window and back", {
  tag: "@picture-in-picture",
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  const opened = ada.context().waitForEvent("page")
  await ada.getByRole("button", { name: pictureInPictureText("pictureInPicture") }).click()
  const small = await opened
  await expectVideoPlaying(tiles(small, "Ben"))
  await expect(cameraTiles(ada)).toHaveCount(0)

  // Keys and menus work in the window that has them.
  await small.keyboard.press("m")
  await expect(toggle(ada, "microphone")).toHaveAttribute("aria-pressed", "false")
  await small.keyboard.press("?")
  await expect(small.getByRole("dialog", { name: shortcutsText("title") })).toBeVisible()
  await small.keyboard.press("Escape")
  await expect(small.getByRole("dialog")).toHaveCount(0)
  await chooseInTile(small, tiles(small, "Ben"), callTexts.pin)
  await expect(small.getByRole("dialog")).toHaveCount(0)
  await expect
    .poll(async () => (await widthOf(tiles(small, "Ben"))) > 2 * (await widthOf(tiles(small, "Ada"))))
    .toBe(true)
  await openTileMenu(small, tiles(small, "Ben"))
  await tiles(small, "Ada").click({ position: { x: 5, y: 5 } })
  await expect(small.getByRole("dialog")).toHaveCount(0)

  await ada.getByRole("button", { name: callTexts.bringBack }).click()
  await expectVideoPlaying(tiles(ada, "Ben"))
})

test("full screen can be turned on and off", { tag: "@full-screen" }, async ({ visitor, roomName }) => {
  const page = await visitor()
  await join(page, roomName, "Ada")
  const button = page.getByRole("button", { name: callTexts.fullScreen, exact: true })
  await button.click()
  await expect(button).toHaveAttribute("aria-pressed", "true")
  await expect(controlBar(page)).toBeVisible()
  await button.click()
  await expect(button).toHaveAttribute("aria-pressed", "false")

  // In a tile's own full screen, its menu and the call's messages are above it.
  const tile = tiles(page, "Ada")
  await chooseInTile(page, tile, callTexts.fullScreen)
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.ariaLabel)).toBe("Ada")
  await page.keyboard.press("?")
  await expectOnTop(page.getByRole("dialog", { name: shortcutsText("title") }))
  await page.getByRole("button", { name: shortcutsText("close") }).click()
  await page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = () => Promise.reject(new DOMException("", "NotFoundError"))
  })
  await page.keyboard.press("s")
  const notice = page
    .getByRole("alert")
    .filter({ has: page.getByRole("button", { name: callTexts.dismiss }) })
  await expectOnTop(notice)
  await openTileMenu(page, tile)
  await expectOnTop(page.getByRole("dialog", { name: callTexts.tileMenu("Ada") }))
  await page.getByRole("button", { name: callTexts.exitFullScreen }).click()
  await expect(controlBar(page)).toBeVisible()
  await expect(notice).toBeVisible()
})

test("keyboard shortcuts toggle devices, except while a form field has the focus", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  await join(page, roomName, "Ada")
  await page.keyboard.press("m")
  await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "false")
  await page.keyboard.press("v")
  await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "false")
  await page.keyboard.press("Control+m")
  await openSettings(page, "video")
  await page.getByRole("combobox", { name: prejoinTexts.cameraDevice }).press("m")
  await page.keyboard.press("Escape")
  await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "false")
  await page.keyboard.press("m")
  await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "true")
})

test("speaking while muted shows a reminder to unmute", async ({ visitor, roomName }) => {
  const page = await visitor()
  await join(page, roomName, "Ada")
  // A microphone that is muted before it is published is stopped, so that speech can't be detected.
  await expect.poll(() => publishedDevices(page)).toHaveLength(2)
  await page.evaluate(() => {
    // The fake microphone only beeps: an oscillator stands in for speech.
    const context = new AudioContext()
    const oscillator = new OscillatorNode(context)
    const destination = context.createMediaStreamDestination()
    oscillator.connect(destination)
    oscillator.start()
    MediaStreamTrack.prototype.clone = () => destination.stream.getAudioTracks()[0] as MediaStreamTrack
  })
  await toggle(page, "microphone").click()
  await expect(page.getByText(callTexts.talkingWhileMuted)).toBeVisible()
  await toggle(page, "microphone").click()
  await expect(page.getByText(callTexts.talkingWhileMuted)).toHaveCount(0)
})

/** Runs in the page: replaces the fake microphone, which only beeps, with a tone that counts as speech. */
function speakWithoutPause() {
  const capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const stream = await capture(constraints)
    for (const beep of stream.getAudioTracks()) {
      const context = new AudioContext()
      const oscillator = new OscillatorNode(context)
      const destination = context.createMediaStreamDestination()
      oscillator.connect(destination)
      oscillator.start()
      const [tone] = destination.stream.getAudioTracks()
      if (!tone) continue
      // The app reads which device a track comes from.
      tone.getSettings = () => beep.getSettings()
      stream.removeTrack(beep)
      stream.addTrack(tone)
    }
    return stream
  }
}

async function widthOf(tile: ReturnType<typeof tiles>): Promise<number> {
  return Math.round((await tile.boundingBox())?.width ?? 0)
}

/** Expects that nothing covers the middle of an element. */
async function expectOnTop(element: Locator) {
  await expect
    .poll(() =>
      element.evaluate((shown) => {
        const { x, y, width, height } = shown.getBoundingClientRect()
        return shown.contains(document.elementFromPoint(x + width / 2, y + height / 2))
      }),
    )
    .toBe(true)
}

async function openTileMenu(page: Page, tile: ReturnType<typeof tiles>) {
  await tile.hover()
  await tile.getByRole("button", { name: textPattern(callTexts.tileMenu) }).click()
  await expect(page.getByRole("dialog", { name: textPattern(callTexts.tileMenu) })).toBeVisible()
}

async function chooseInTile(page: Page, tile: ReturnType<typeof tiles>, action: string) {
  await openTileMenu(page, tile)
  await page
    .getByRole("dialog", { name: textPattern(callTexts.tileMenu) })
    .getByRole("button", { name: action })
    .click()
}
