import { launch, type Page } from "puppeteer-core"
import { findBrowser } from "../../scripts/browser"

/**
 * Opens a page in a real Firefox, with a fake camera and microphone, and closes it after `use`. Playwright can only drive
 * a Firefox of its own making; this one is spoken to over WebDriver BiDi, which every Firefox understands.
 */
export async function withFirefox(use: (page: Page) => Promise<void>): Promise<void> {
  const executablePath = await findBrowser("firefox")
  if (!executablePath) throw new Error("There is no Firefox: `npm run e2e` gets one before it starts.")
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
