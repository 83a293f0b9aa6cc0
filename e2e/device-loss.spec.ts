import type { Page } from "@playwright/test"
import { texts as callTexts } from "../lib/texts/call"
import { expectAudioReceived, expectVideoPlaying, join, tiles, toggle } from "./support/call"
import { expect, test } from "./support/test"
import { blocked } from "./support/texts"

test("losing the microphone mutes it with a message, and it can be turned on again later", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor({ expectedNoise: /could not restart track/ })
  await ben.addInitScript(interceptCaptures)
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectAudioReceived(ada)

  for (const error of ["NotFoundError", "NotReadableError"]) {
    await disconnectMicrophone(ben, error)
    await expect(ben.getByRole("alert").filter({ hasText: callTexts.deviceLost.microphone })).toBeVisible()
    await expect(toggle(ben, "microphone")).toHaveAttribute("aria-pressed", "false")
    await expect(tiles(ada, "Ben")).toContainText(callTexts.microphoneOff)
    await expectVideoPlaying(tiles(ada, "Ben"))

    await reconnectMicrophone(ben)
    await toggle(ben, "microphone").click()
    await expect(toggle(ben, "microphone")).toHaveAttribute("aria-pressed", "true")
    await expect(tiles(ada, "Ben")).not.toContainText(callTexts.microphoneOff)
    await expectAudioReceived(ada)
    await ben.getByRole("button", { name: callTexts.dismiss }).click()
  }
})

test("losing the camera shows a message and the call continues", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor({ expectedNoise: /could not restart track/ })
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectVideoPlaying(tiles(ada, "Ben"))
  // Chromium's fake camera can't be unplugged: end its track and let getUserMedia find no other.
  await ben.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("gone", "NotFoundError"))
    const video = document.querySelector("[data-source=camera] video") as HTMLVideoElement
    const [track] = (video.srcObject as MediaStream).getVideoTracks()
    track?.stop()
    track?.dispatchEvent(new Event("ended"))
  })
  await expect(ben.getByRole("alert").filter({ hasText: callTexts.deviceLost.camera })).toBeVisible()
  await expect(toggle(ben, "camera")).toHaveAttribute("aria-pressed", "false")
  await expect(tiles(ada, "Ben").locator("video")).toHaveCount(0)
  await expectVideoPlaying(tiles(ben, "Ada"))
})

test("revoking permissions during the call shows a message and the call continues", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor({ expectedNoise: /could not restart track/ })
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectVideoPlaying(tiles(ada, "Ben"))

  await ben.context().clearPermissions()
  await expect(toggle(ben, "camera")).toHaveAttribute("aria-pressed", "false")
  await expect(toggle(ben, "microphone")).toHaveAttribute("aria-pressed", "false")
  await expect(
    ben.getByRole("alert").filter({ hasText: new RegExp(`${blocked.camera}|${blocked.microphone}`) }),
  ).toBeVisible()
  await expect(tiles(ada, "Ben")).toContainText(callTexts.microphoneOff)
  await expectVideoPlaying(tiles(ben, "Ada"))

  await ben.context().grantPermissions(["camera", "microphone"])
  await toggle(ben, "camera").click()
  await expectVideoPlaying(tiles(ada, "Ben"))
})

type InterceptedWindow = Window & { captures: MediaStreamTrack[]; captureError: string | undefined }

/** Runs in the page: collects captured tracks and lets audio capture fail with `captureError`. */
function interceptCaptures() {
  const intercepted = window as unknown as InterceptedWindow
  intercepted.captures = []
  const { mediaDevices } = navigator
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (constraints) => {
    if (intercepted.captureError && constraints?.audio)
      throw new DOMException("Broken on purpose", intercepted.captureError)
    const stream = await getUserMedia(constraints)
    intercepted.captures.push(...stream.getTracks())
    return stream
  }
}

/** Ends the microphone's track and lets further captures fail: Chromium's fake devices can't be unplugged. */
async function disconnectMicrophone(page: Page, error: string) {
  await page.evaluate((name) => {
    const intercepted = window as unknown as InterceptedWindow
    intercepted.captureError = name
    for (const track of intercepted.captures.splice(0)) {
      if (track.kind !== "audio") continue
      track.stop()
      track.dispatchEvent(new Event("ended"))
    }
  }, error)
}

async function reconnectMicrophone(page: Page) {
  await page.evaluate(() => {
    const intercepted = window as unknown as InterceptedWindow
    intercepted.captureError = undefined
  })
}
