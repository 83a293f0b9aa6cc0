import { texts as browserTexts } from "../lib/texts/browser"
import { texts as callTexts } from "../lib/texts/call"
import { texts as deviceTexts } from "../lib/texts/devices"
import { copyLinkTexts, texts } from "../lib/texts/prejoin"
import { controlBar, expectInCall, join, submitName, tiles, toggle } from "./support/call"
import { message, openSettings, sendMessage } from "./support/panels"
import { expect, test } from "./support/test"
import { chatText, prejoinTexts } from "./support/texts"

test("menus of devices that are off ask for nothing", async ({ visitor, roomName }) => {
  const page = await visitor({ devices: [] })
  await page.addInitScript(() => {
    localStorage.setItem(
      "greenroom:choices",
      JSON.stringify({ name: "Ada", microphone: { on: false }, camera: { on: false } }),
    )
    navigator.mediaDevices.getUserMedia = () => {
      document.title = "asked"
      return Promise.reject(new DOMException("Permission denied", "NotAllowedError"))
    }
  })
  await page.goto(`/rooms/${roomName}`)
  await expect(page.getByRole("combobox", { name: prejoinTexts.cameraDevice })).toHaveText(
    deviceTexts.namesAfterAllowing("camera"),
  )
  await submitName(page, "Ada")
  await controlBar(page).getByRole("button", { name: callTexts.cameraMenu }).click()
  await expect(page.getByRole("menu")).toContainText(deviceTexts.namesAfterAllowing("camera"))
  await page.keyboard.press("Escape")
  const settings = await openSettings(page, "audio")
  await expect(settings.getByRole("combobox", { name: prejoinTexts.microphoneDevice })).toHaveText(
    deviceTexts.namesAfterAllowing("microphone"),
  )
  await expect(page).not.toHaveTitle("asked")
})

test("a microphone that the system pauses is shown as such to everyone, until it is back", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await ben.addInitScript(() => {
    const { mediaDevices } = navigator
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await getUserMedia(constraints)
      for (const track of stream.getAudioTracks()) {
        addEventListener("pause-microphone", () => track.dispatchEvent(new Event("mute")))
        addEventListener("resume-microphone", () => track.dispatchEvent(new Event("unmute")))
      }
      return stream
    }
  })
  const dispatch = (type: string) => ben.evaluate((type) => void dispatchEvent(new Event(type)), type)
  const paused = ben.getByRole("status").filter({ hasText: deviceTexts.paused("microphone") })
  const back = ben.getByRole("status").filter({ hasText: deviceTexts.resumed("microphone") })

  await ben.goto(`/rooms/${roomName}`)
  await expect(toggle(ben, "microphone")).toHaveAttribute("aria-pressed", "true")
  await dispatch("pause-microphone")
  await expect(paused).toBeVisible()
  await expect(ben.getByText(texts.paused, { exact: true })).toBeVisible()
  await dispatch("resume-microphone")
  await expect(back).toBeVisible()

  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expect(tiles(ada, "Ben")).not.toContainText(callTexts.microphoneOff)
  await dispatch("pause-microphone")
  await expect(paused).toBeVisible()
  for (const page of [ada, ben]) await expect(tiles(page, "Ben")).toContainText(callTexts.microphoneOff)
  await dispatch("resume-microphone")
  await expect(back).toBeVisible()
  for (const page of [ada, ben]) await expect(tiles(page, "Ben")).not.toContainText(callTexts.microphoneOff)
})

test("a browser without WebRTC is told so before anything is asked", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "RTCPeerConnection")
    navigator.mediaDevices.getUserMedia = () => {
      document.title = "asked"
      return Promise.reject(new DOMException("Permission denied", "NotAllowedError"))
    }
  })
  const alert = page.getByRole("alert").filter({ hasText: browserTexts["no-webrtc"] })
  await page.goto("/")
  await expect(alert).toBeVisible()
  await page.goto(`/rooms/${roomName}`)
  await expect(alert).toBeVisible()
  await page.getByRole("button", { name: texts.check.open }).click()
  await expect(page.getByRole("dialog").getByText(browserTexts["no-webrtc"])).toBeVisible()
  await expect(page).not.toHaveTitle("asked")
})

test("on plain HTTP chat and copying work, and devices and encryption name HTTPS", async ({
  playwright,
  roomName,
}) => {
  const launchOptions = test.info().project.use.launchOptions ?? {}
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), "--host-resolver-rules=MAP rooms.test 127.0.0.1"],
  })
  const page = await (await browser.newContext({ baseURL: "http://rooms.test:3100" })).newPage()

  await page.goto(`/rooms/${roomName}#key=${"A".repeat(43)}`)
  await expect(page.getByText(browserTexts["encryption-insecure"])).toBeVisible()

  await page.goto(`/rooms/${roomName}?plain`)
  await expect(page.getByText(deviceTexts.insecure("camera"))).toBeVisible()
  await submitName(page, "Ada")
  await expectInCall(page)
  await sendMessage(page, "Sent over plain HTTP")
  await expect(message(page, "Sent over plain HTTP")).not.toContainText(chatText("notSent"))
  await page.getByRole("button", { name: copyLinkTexts.copy }).click()
  await expect(page.getByRole("status").filter({ hasText: copyLinkTexts.copied })).toHaveCount(1)
  await toggle(page, "camera").click()
  await expect(page.getByRole("alert").filter({ hasText: deviceTexts.insecure("camera") })).toBeVisible()
  await browser.close()
})
