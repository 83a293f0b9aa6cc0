import type { Page } from "@playwright/test"
import { expectHearing, expectMoving, join, tiles, toggle } from "./support/call"
import { expect, test } from "./support/test"

test("a microphone that is unplugged, or taken by another program, mutes and says so; it is used again later", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor({ expectedNoise: /could not restart track/ })
  await ben.addInitScript(rememberCaptures)
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectHearing(ada)

  for (const error of ["NotFoundError", "NotReadableError"]) {
    await takeMicrophone(ben, error)
    await expect(
      ben.getByRole("alert").filter({ hasText: "Your microphone was disconnected." }),
    ).toBeVisible()
    await expect(toggle(ben, "Microphone")).toHaveAttribute("aria-pressed", "false")
    await expect(tiles(ada, "Ben")).toContainText("Microphone off")
    await expectMoving(tiles(ada, "Ben"))

    await giveMicrophoneBack(ben)
    await toggle(ben, "Microphone").click()
    await expect(toggle(ben, "Microphone")).toHaveAttribute("aria-pressed", "true")
    await expect(tiles(ada, "Ben")).not.toContainText("Microphone off")
    await expectHearing(ada)
    await ben.getByRole("button", { name: "Dismiss" }).click()
  }
})

test("when the camera is unplugged the call goes on, and its owner is told", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor({ expectedNoise: /could not restart track/ })
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectMoving(tiles(ada, "Ben"))
  // Chromium has no way to unplug its fake camera: the track ends, and asking for another finds none.
  await ben.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("gone", "NotFoundError"))
    const video = document.querySelector("[data-source=camera] video") as HTMLVideoElement
    const [track] = (video.srcObject as MediaStream).getVideoTracks()
    track?.stop()
    track?.dispatchEvent(new Event("ended"))
  })
  await expect(ben.getByRole("alert").filter({ hasText: "Your camera was disconnected" })).toBeVisible()
  await expect(toggle(ben, "Camera")).toHaveAttribute("aria-pressed", "false")
  await expect(tiles(ada, "Ben").locator("video")).toHaveCount(0)
  await expectMoving(tiles(ben, "Ada"))
})

test("a permission that is withdrawn in the call is told, and the call goes on", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor({ expectedNoise: /could not restart track/ })
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectMoving(tiles(ada, "Ben"))

  await ben.context().clearPermissions()
  await expect(toggle(ben, "Camera")).toHaveAttribute("aria-pressed", "false")
  await expect(toggle(ben, "Microphone")).toHaveAttribute("aria-pressed", "false")
  await expect(ben.getByRole("alert").filter({ hasText: "was disconnected" })).toBeVisible()
  await expect(tiles(ada, "Ben")).toContainText("Microphone off")
  await expectMoving(tiles(ben, "Ada"))

  await ben.context().grantPermissions(["camera", "microphone"])
  await toggle(ben, "Camera").click()
  await expectMoving(tiles(ada, "Ben"))
})

type Captured = Window & { captures: MediaStreamTrack[]; refusal: string | undefined }

/** Runs in the page: keeps what is captured, and refuses as a browser does where a test says so. */
function rememberCaptures() {
  const captured = window as unknown as Captured
  captured.captures = []
  const { mediaDevices } = navigator
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (constraints) => {
    if (captured.refusal && constraints?.audio) throw new DOMException("Broken on purpose", captured.refusal)
    const stream = await getUserMedia(constraints)
    captured.captures.push(...stream.getTracks())
    return stream
  }
}

/** Chromium has no way to unplug its fake microphone: its track ends, and asking for another fails as it would. */
async function takeMicrophone(page: Page, error: string) {
  await page.evaluate((name) => {
    const captured = window as unknown as Captured
    captured.refusal = name
    for (const track of captured.captures.splice(0)) {
      if (track.kind !== "audio") continue
      track.stop()
      track.dispatchEvent(new Event("ended"))
    }
  }, error)
}

async function giveMicrophoneBack(page: Page) {
  await page.evaluate(() => {
    const captured = window as unknown as Captured
    captured.refusal = undefined
  })
}
