import { launch, type Page } from "puppeteer-core"
import { requireBrowser } from "../scripts/install/browser"
import { cameraTiles, expectAudioReceived, expectVideoPlaying, join, tiles } from "./support/call"
import { expect, install, test } from "./support/test"
import { callTexts, chatText } from "./support/texts"

const button = (name: string) => `button[aria-label="${name}"]`

let executablePath: string

test.beforeAll(() =>
  install(async () => {
    executablePath = await requireBrowser("firefox")
  }),
)

test("Chromium and Firefox exchange video, audio and chat messages", { tag: "@chat" }, async ({
  visitor,
  roomName,
  baseURL,
}) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")

  await withFirefox(async (firefox) => {
    await firefox.goto(`${baseURL}/rooms/${roomName}`)
    await firefox.locator("form input[autocomplete=name]").fill("Fox")
    await firefox.waitForSelector(`${button(callTexts.camera)}[aria-pressed=true]`)
    await firefox.waitForSelector(`${button(callTexts.microphone)}[aria-pressed=true]`)
    await firefox.locator("form button[type=submit]").click()

    await expectVideoPlaying(tiles(ada, "Fox"))
    await expectAudioReceived(ada)
    // Firefox reports no decoded frames for a stream, but calls back for each frame that it shows.
    await firefox.waitForFunction(
      () =>
        new Promise<boolean>((resolve) => {
          const video = document.querySelector<HTMLVideoElement>("[role=group][aria-label=Ada] video")
          if (!video) return resolve(false)
          let frames = 0
          const onFrame = () => (++frames > 10 ? resolve(true) : video.requestVideoFrameCallback(onFrame))
          video.requestVideoFrameCallback(onFrame)
        }),
    )
    const audioPosition = () =>
      firefox.evaluate(() =>
        Math.max(0, ...[...document.querySelectorAll("audio")].map(({ currentTime }) => currentTime)),
      )
    const before = await audioPosition()
    await expect.poll(audioPosition).toBeGreaterThan(before)

    await firefox.locator(button(chatText("chat"))).click()
    await firefox.locator("section textarea").fill("Hello from Firefox")
    await firefox.keyboard.press("Enter")
    await ada.getByRole("button", { name: chatText("chat") }).click()
    await expect(ada.getByRole("region", { name: chatText("chat") })).toContainText("Hello from Firefox")

    await firefox.locator(button(callTexts.leave)).click()
    await expect(cameraTiles(ada)).toHaveCount(1)
  })
})

/**
 * Opens a page in Firefox with a fake camera and microphone, and closes it after `use`. Playwright drives only its own
 * build of Firefox; Puppeteer drives any Firefox over WebDriver BiDi.
 */
async function withFirefox(use: (page: Page) => Promise<void>): Promise<void> {
  const browser = await launch({
    browser: "firefox",
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      "media.navigator.streams.fake": true,
      "media.navigator.permission.disabled": true,
      "media.autoplay.default": 0,
    },
  })
  try {
    const page = await browser.newPage()
    await page.setViewport({ width: 1280, height: 800 })
    await use(page)
  } finally {
    await browser.close()
  }
}
