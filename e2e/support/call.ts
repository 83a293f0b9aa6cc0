import { expect, type Locator, type Page } from "@playwright/test"
import { texts as callTexts } from "../../lib/texts/call"
import { prejoinTexts } from "./texts"

/** Media is checked every 100 ms: polling at Playwright's default of once a second would only add waiting time. */
const MEDIA_POLLING = { intervals: [100] }

/**
 * Joins the room through the pre-join screen with camera and microphone on.
 * @param appUrl of another app than the one under test
 */
export async function join(page: Page, roomName: string, name: string, appUrl = ""): Promise<void> {
  await page.goto(`${appUrl}/rooms/${encodeURIComponent(roomName)}`)
  await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "true")
  await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "true")
  await submitName(page, name)
  await expectInCall(page)
}

/** Fills in the name on the pre-join screen and clicks "Join room". */
export async function submitName(page: Page, name: string): Promise<void> {
  await page.getByRole("textbox", { name: prejoinTexts.yourName }).fill(name)
  await page.getByRole("button", { name: prejoinTexts.join }).click()
}

/** Expects the page to be connected and to show its own tile. */
export async function expectInCall(page: Page): Promise<void> {
  await expect(controlBar(page)).toBeVisible()
  // On a slow connection the call view appears before the room is connected.
  await expect(page.getByText(callTexts.joining)).toHaveCount(0)
  await expect(page.locator("[data-source=camera]").filter({ hasText: callTexts.youMark })).toBeVisible()
}

export function controlBar(page: Page): Locator {
  return page.getByRole("toolbar", { name: callTexts.callControls })
}

/** Returns a button of the control bar; the pre-join has those of microphone and camera too. */
export function toggle(page: Page, key: "microphone" | "camera" | "shareScreen"): Locator {
  const button = (name: string) => page.getByRole("button", { name, exact: true })
  return key === "shareScreen" ? button(callTexts[key]) : button(callTexts[key]).or(button(prejoinTexts[key]))
}

/** Returns the tiles of all participants with this name. */
export function tiles(page: Page, name: string, source: "camera" | "screen_share" = "camera"): Locator {
  return page.getByRole("group", { name, exact: true }).and(page.locator(`[data-source=${source}]`))
}

/** Returns all camera tiles: one per participant in the room. */
export function cameraTiles(page: Page): Locator {
  return page.locator("[data-participant-identity][data-source=camera]")
}

/** Waits until the video of the tile, or the `<video>` itself, has decoded ten more frames and its playback position has advanced. */
export async function expectVideoPlaying(tile: Locator, timeout?: number): Promise<void> {
  let before = await videoProgress(tile)
  await expect
    .poll(
      async () => {
        const now = await videoProgress(tile)
        // A layout change moved the track to a new <video>: count from there.
        if (now.frames < before.frames) before = now
        return now.frames >= before.frames + 10 && now.time > before.time
      },
      { ...MEDIA_POLLING, ...(timeout && { timeout }) },
    )
    .toBe(true)
}

function videoProgress(tile: Locator): Promise<{ frames: number; time: number }> {
  return tile.locator("xpath=descendant-or-self::video").evaluate((video: HTMLVideoElement) => ({
    frames: video.getVideoPlaybackQuality().totalVideoFrames,
    time: video.currentTime,
  }))
}

/** Waits until the page has received more audio, and audio with energy in it. */
export async function expectAudioReceived(page: Page): Promise<void> {
  const before = await receivedAudio(page)
  await expect
    .poll(async () => {
      const now = await receivedAudio(page)
      return now.bytes > before.bytes && now.energy > before.energy
    }, MEDIA_POLLING)
    .toBe(true)
}

/** Returns the bytes and energy of all audio that the page has received so far. */
function receivedAudio(page: Page): Promise<{ bytes: number; energy: number }> {
  return page.evaluate(async () => {
    const audio = { bytes: 0, energy: 0 }
    for (const connection of window.peerConnections) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type !== "inbound-rtp" || report.kind !== "audio") continue
        audio.bytes += report.bytesReceived
        audio.energy += report.totalAudioEnergy
      }
    }
    return audio
  })
}

/** Returns the labels of the devices whose tracks the page sends, microphone first. */
export function publishedDevices(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    window.peerConnections
      .flatMap((connection) => connection.getSenders())
      .flatMap(({ track }) => (track?.readyState === "live" ? [track] : []))
      .sort((a, b) => a.kind.localeCompare(b.kind))
      .map((track) => track.label),
  )
}
