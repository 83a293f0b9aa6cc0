import { expect, type Locator, type Page } from "@playwright/test"

/** Frames and sound come every tenth of a second: looking once a second would wait for nothing. */
const OFTEN = { intervals: [100] }

/** Goes through the green room into the call, with both devices on; at another address than the tests' own app's too. */
export async function join(page: Page, roomName: string, name: string, app = ""): Promise<void> {
  await page.goto(`${app}/rooms/${encodeURIComponent(roomName)}`)
  await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "true")
  await expect(toggle(page, "Microphone")).toHaveAttribute("aria-pressed", "true")
  await page.getByRole("textbox", { name: "Your name" }).fill(name)
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
}

/** The call runs and the page's own tile is there. */
export async function expectInCall(page: Page): Promise<void> {
  await expect(controls(page)).toBeVisible()
  // The stage comes before the room where that takes a while.
  await expect(page.getByText("Joining…")).toHaveCount(0)
  await expect(page.locator("[data-source=camera]").filter({ hasText: "(you)" })).toBeVisible()
}

export function controls(page: Page): Locator {
  return page.getByRole("toolbar", { name: "Call controls" })
}

export function toggle(page: Page, name: "Microphone" | "Camera" | "Share screen"): Locator {
  return page.getByRole("button", { name, exact: true })
}

/** The tiles of everyone who is called `name`. */
export function tiles(page: Page, name: string, source: "camera" | "screen_share" = "camera"): Locator {
  return page.getByRole("group", { name, exact: true }).and(page.locator(`[data-source=${source}]`))
}

/** All camera tiles: one for each person in the room. */
export function people(page: Page): Locator {
  return page.locator("[data-participant-identity][data-source=camera]")
}

/** Waits until the tile's video has decoded ten more frames than it had, and has gone on in its stream. */
export async function expectMoving(tile: Locator, timeout?: number): Promise<void> {
  let before = await playback(tile)
  await expect
    .poll(
      async () => {
        const now = await playback(tile)
        // The layout gave the track a new element: count from there.
        if (now.frames < before.frames) before = now
        return now.frames >= before.frames + 10 && now.time > before.time
      },
      { ...OFTEN, ...(timeout && { timeout }) },
    )
    .toBe(true)
}

function playback(tile: Locator): Promise<{ frames: number; time: number }> {
  return tile.locator("video").evaluate((video: HTMLVideoElement) => ({
    frames: video.getVideoPlaybackQuality().totalVideoFrames,
    time: video.currentTime,
  }))
}

type HeardAudio = { bytes: number; energy: number }

/** Waits until the page has received more audio than it had, and until it was not silence. */
export async function expectHearing(page: Page): Promise<void> {
  const before = await heardAudio(page)
  await expect
    .poll(async () => {
      const now = await heardAudio(page)
      return now.bytes > before.bytes && now.energy > before.energy
    }, OFTEN)
    .toBe(true)
}

/** Bytes and energy of all audio that the page has received so far. */
function heardAudio(page: Page): Promise<HeardAudio> {
  return page.evaluate(async () => {
    const { rememberedConnections } = window as unknown as { rememberedConnections: RTCPeerConnection[] }
    const heard = { bytes: 0, energy: 0 }
    for (const connection of rememberedConnections) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type !== "inbound-rtp" || report.kind !== "audio") continue
        heard.bytes += report.bytesReceived
        heard.energy += report.totalAudioEnergy
      }
    }
    return heard
  })
}
