import { type Browser, chromium } from "@playwright/test"
import { requireBrowser } from "../scripts/install-browser"

/** A Chromium with a made-up camera and microphone, which calls nobody but who it is told to. */
export async function launch(): Promise<Browser> {
  const path = await requireBrowser("chromium")
  return chromium.launch({
    executablePath: path,
    args: [
      "--no-sandbox",
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      "--autoplay-policy=no-user-gesture-required",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  })
}
