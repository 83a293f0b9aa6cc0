import type { Page } from "@playwright/test"
import { texts as deviceTexts } from "../lib/texts/devices"
import { expectAccessible } from "./support/accessibility"
import {
  expectAudioReceived,
  expectInCall,
  expectVideoPlaying,
  join,
  publishedDevices,
  submitName,
  tiles,
  toggle,
} from "./support/call"
import { roomService } from "./support/sfu-server"
import { expect, test } from "./support/test"
import { blocked, callTexts, endedTexts, lost, prejoinTexts } from "./support/texts"

/** Chromium's second fake camera is a depth sensor, whose video it can't encode. */
const OTHER_CAMERA = "fake_device_2"

const deviceSelect = (page: Page, name: string) => page.getByRole("combobox", { name, exact: true })
const nameField = (page: Page) => page.getByRole("textbox", { name: prejoinTexts.yourName })
const preview = (page: Page) => page.getByLabel(prejoinTexts.yourCamera)
const tryAgain = (page: Page) => page.getByRole("button", { name: prejoinTexts.tryAgain })

/** Opens the pre-join screen and waits until camera and microphone are on. */
async function openPrejoin(page: Page, roomName: string) {
  await page.goto(`/rooms/${roomName}`)
  await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "true")
  await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "true")
}

async function submitNameAndJoin(page: Page, name: string) {
  await submitName(page, name)
  await expectInCall(page)
}

/** Records the constraints of the page's calls of getUserMedia. */
async function recordMediaRequests(page: Page): Promise<() => Promise<Record<string, unknown>[]>> {
  await page.addInitScript(() => {
    const requests: unknown[] = []
    Object.assign(window, { mediaRequests: requests })
    const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = (constraints) => {
      requests.push(constraints)
      return getUserMedia(constraints)
    }
  })
  return () =>
    page.evaluate(() => (window as unknown as { mediaRequests: Record<string, unknown>[] }).mediaRequests)
}

for (const viewport of [
  { width: 844, height: 390 },
  { width: 800, height: 600 },
]) {
  test(`preview, toggles, name and “Join room” fit into ${viewport.width}×${viewport.height}`, async ({
    visitor,
    roomName,
  }) => {
    const page = await visitor({ viewport })
    await openPrejoin(page, roomName.slice(-8))
    const join = page.getByRole("button", { name: prejoinTexts.join })
    for (const part of [
      preview(page),
      toggle(page, "microphone"),
      toggle(page, "camera"),
      nameField(page),
      join,
    ])
      await expect(part).toBeInViewport({ ratio: 1 })
    await expectAccessible(page)
  })
}

test.describe("devices", () => {
  test("the chosen microphone and camera are published and the chosen speaker is used", async ({
    visitor,
    roomName,
  }) => {
    const ada = await visitor()
    await join(ada, roomName, "Ada")
    const ben = await visitor()
    await openPrejoin(ben, roomName)
    await deviceSelect(ben, prejoinTexts.microphoneDevice).selectOption("Fake Audio Input 2")
    await deviceSelect(ben, prejoinTexts.cameraDevice).selectOption(OTHER_CAMERA)
    await deviceSelect(ben, prejoinTexts.speaker).selectOption("Fake Audio Output 2")
    const speaker = await deviceSelect(ben, prejoinTexts.speaker).inputValue()
    await expect(toggle(ben, "camera")).toHaveAttribute("aria-pressed", "true")
    await expect(ben.getByText(prejoinTexts.heard)).toBeVisible()
    await submitNameAndJoin(ben, "Ben")
    await expectVideoPlaying(tiles(ada, "Ben"))
    expect(await publishedDevices(ben)).toEqual(["Fake Audio Input 2", OTHER_CAMERA])
    await expectAudioReceived(ben)
    const sinks = await ben
      .locator("audio")
      .evaluateAll((all: HTMLAudioElement[]) => all.map(({ sinkId }) => sinkId))
    expect(sinks.length).toBeGreaterThan(0)
    expect(new Set(sinks)).toEqual(new Set([speaker]))
  })

  test("a camera that was off when joining starts with the chosen device in the call", async ({
    visitor,
    roomName,
  }) => {
    const page = await visitor()
    await openPrejoin(page, roomName)
    await toggle(page, "camera").click()
    await deviceSelect(page, prejoinTexts.cameraDevice).selectOption(OTHER_CAMERA)
    await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "false")
    await submitNameAndJoin(page, "Ada")
    await toggle(page, "camera").click()
    await expectVideoPlaying(tiles(page, "Ada"))
    expect(await publishedDevices(page)).toContain(OTHER_CAMERA)
  })

  test("a reload restores name and devices and doesn't request a camera that was off", async ({
    visitor,
    roomName,
  }) => {
    const page = await visitor()
    const requests = await recordMediaRequests(page)
    await openPrejoin(page, roomName)
    await nameField(page).fill("Ada")
    await deviceSelect(page, prejoinTexts.microphoneDevice).selectOption("Fake Audio Input 1")
    await deviceSelect(page, prejoinTexts.cameraDevice).selectOption(OTHER_CAMERA)
    await deviceSelect(page, prejoinTexts.speaker).selectOption("Fake Audio Output 1")
    await toggle(page, "camera").click()
    await page.reload()
    await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "true")
    await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "false")
    await expect(nameField(page)).toHaveValue("Ada")
    for (const [name, label] of [
      [prejoinTexts.microphoneDevice, "Fake Audio Input 1"],
      [prejoinTexts.cameraDevice, OTHER_CAMERA],
      [prejoinTexts.speaker, "Fake Audio Output 1"],
    ] as const) {
      await expect(deviceSelect(page, name).locator("option:checked")).toHaveText(label)
    }
    expect((await requests()).map((request) => Object.keys(request))).toEqual([["audio"]])
  })

  test("joining and rejoining work with browser storage blocked", async ({ visitor, roomName }) => {
    const page = await visitor()
    await page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException("The operation is insecure.", "SecurityError")
          },
        })
      }
    })
    await openPrejoin(page, roomName)
    await submitNameAndJoin(page, "Ada")
    await expectVideoPlaying(tiles(page, "Ada"))
    await page.getByRole("button", { name: callTexts.leave }).click()
    await page.getByRole("button", { name: endedTexts.rejoin }).click()
    await expect(nameField(page)).toHaveValue("Ada")
  })

  test("the level meter shows sound, also from another microphone", async ({ visitor, roomName }) => {
    const page = await visitor()
    await openPrejoin(page, roomName)
    const litBars = page.getByTestId("level").locator("[data-lit]")
    await expect(page.getByText(prejoinTexts.heard)).toBeVisible()
    await expect.poll(() => litBars.count(), { intervals: [50] }).toBeGreaterThan(3)
    // Shown for only half a second until the other microphone beeps, so each frame is checked.
    const silenceShown = page.waitForFunction(
      (text) => document.body.textContent?.includes(text),
      prejoinTexts.saySomething,
    )
    await deviceSelect(page, prejoinTexts.microphoneDevice).selectOption("Fake Audio Input 2")
    await silenceShown
    await expect(page.getByText(prejoinTexts.heard)).toBeVisible()
    await toggle(page, "microphone").click()
    await expect(page.getByText(prejoinTexts.muted)).toBeVisible()
    await expect(litBars).toHaveCount(0)
  })

  test("the test sound plays on the chosen speaker", async ({ visitor, roomName }) => {
    const page = await visitor()
    await page.addInitScript(() => {
      const played: string[] = []
      Object.assign(window, { played })
      const play = HTMLAudioElement.prototype.play
      HTMLAudioElement.prototype.play = function () {
        this.addEventListener("ended", () => played.push(`${this.sinkId} ${this.currentTime > 1}`))
        return play.call(this)
      }
    })
    await openPrejoin(page, roomName)
    await deviceSelect(page, prejoinTexts.speaker).selectOption("Fake Audio Output 1")
    const speaker = await deviceSelect(page, prejoinTexts.speaker).inputValue()
    await page.getByRole("button", { name: prejoinTexts.testSound }).click()
    await expect(page.getByText(prejoinTexts.testSoundPlaying)).toBeAttached()
    await expect(page.getByText(prejoinTexts.testSoundPlaying)).toHaveCount(0)
    expect(await page.evaluate(() => (window as unknown as { played: string[] }).played)).toEqual([
      `${speaker} true`,
    ])
  })

  test("the layout doesn't shift while devices start", async ({ visitor, roomName }) => {
    const page = await visitor()
    await page.addInitScript(() => {
      Object.assign(window, { layoutShift: 0 })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { layoutShift } = window as unknown as { layoutShift: number }
          Object.assign(window, { layoutShift: layoutShift + (entry as unknown as { value: number }).value })
        }
      }).observe({ type: "layout-shift", buffered: true })
    })
    await openPrejoin(page, roomName)
    await expect(page.getByText(prejoinTexts.heard)).toBeVisible()
    await expect(
      page
        .getByText(
          prejoinTexts.participantSummary({ count: 0, names: [], isFull: false, isRecording: false }),
        )
        .first(),
    ).toBeVisible()
    expect(
      await page.evaluate(() => (window as unknown as { layoutShift: number }).layoutShift),
    ).toBeLessThan(0.005)

    // Browsers paint a page before all of its HTML has arrived: what is still missing must not move what is there.
    const positions = () => Promise.all([preview(page), page.locator("h1")].map((part) => part.boundingBox()))
    const complete = await positions()
    await page.locator("h1 ~ *, form > div:has(h1) ~ *").evaluateAll((parts: HTMLElement[]) => {
      for (const part of parts) part.hidden = true
    })
    await expect(nameField(page)).toBeHidden()
    expect(await positions()).toEqual(complete)
  })
})

test.describe("device errors", () => {
  test("blocked devices show how to allow them, and “Try again” works once they are allowed", async ({
    visitor,
    roomName,
  }) => {
    const page = await visitor({ devices: [] })
    // Simulates browsers without the Permissions API.
    await page.addInitScript(() => Object.defineProperty(navigator, "permissions", { value: undefined }))
    const requests = await recordMediaRequests(page)
    await page.goto(`/rooms/${roomName}`)
    await expect(page.getByText(blocked.camera)).toBeVisible()
    await expect(page.getByText(prejoinTexts.permissionHelp.chromium)).toBeVisible()
    await expect(deviceSelect(page, prejoinTexts.cameraDevice)).toBeDisabled()
    expect(await requests()).toHaveLength(1)
    await expectAccessible(page)

    await tryAgain(page).click()
    await expect(page.getByText(blocked.camera)).toBeVisible()
    await page.context().grantPermissions(["camera", "microphone"])
    await tryAgain(page).click()
    await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "true")
    await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "true")
    await expect(tryAgain(page)).toHaveCount(0)
    await expect(deviceSelect(page, prejoinTexts.cameraDevice)).toBeEnabled()
    await submitNameAndJoin(page, "Ada")
    await expectVideoPlaying(tiles(page, "Ada"))
  })

  test("devices start as soon as they are allowed in the browser's settings", async ({
    visitor,
    roomName,
  }) => {
    const page = await visitor({ devices: [] })
    await page.goto(`/rooms/${roomName}`)
    await expect(tryAgain(page)).toBeVisible()
    await page.context().grantPermissions(["camera", "microphone"])
    await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "true")
    await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "true")
  })

  test("a disconnected camera shows a message, and “Try again” restarts it", async ({
    visitor,
    roomName,
  }) => {
    const page = await visitor()
    await openPrejoin(page, roomName)
    await expect(preview(page)).toBeVisible()
    // Chromium's fake cameras can't be unplugged: end the track and fire its event.
    await preview(page).evaluate((video: HTMLVideoElement) => {
      for (const track of (video.srcObject as MediaStream).getVideoTracks()) {
        track.stop()
        track.dispatchEvent(new Event("ended"))
      }
    })
    await expect(page.getByText(lost.camera)).toBeVisible()
    await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "false")
    await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "true")
    await tryAgain(page).click()
    await expect(preview(page)).toBeVisible()
    await submitNameAndJoin(page, "Ada")
    await expectVideoPlaying(tiles(page, "Ada"))
  })

  for (const [error, message] of [
    ["NotReadableError", deviceTexts["in-use"]("camera")],
    ["NotFoundError", deviceTexts.missing("camera")],
  ] as const) {
    test(`a camera that fails with ${error} says so and the microphone works`, async ({
      visitor,
      roomName,
    }) => {
      const page = await visitor()
      await page.addInitScript((name) => {
        const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
        navigator.mediaDevices.getUserMedia = (constraints) =>
          constraints?.video
            ? Promise.reject(new DOMException("not this time", name))
            : getUserMedia(constraints)
      }, error)
      await page.goto(`/rooms/${roomName}`)
      await expect(page.getByText(message)).toBeVisible()
      await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "true")
      await submitNameAndJoin(page, "Ada")
    })
  }
})

test("shows who is in the room and keeps the list up to date", async ({ visitor, roomName }) => {
  const ben = await visitor()
  await openPrejoin(ben, roomName)
  const presence = ben.locator("p")
  const summary = (...names: string[]) =>
    prejoinTexts.participantSummary({ count: names.length, names, isFull: false, isRecording: false })
  await expect(presence.filter({ hasText: summary() })).toBeVisible()
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  await expect(presence.filter({ hasText: summary("Ada") })).toBeVisible()
  // Screen readers announce only the first list.
  const announced = ben.getByRole("status")
  await expect(announced.filter({ hasText: summary() })).toHaveCount(1)
  await expect(announced.filter({ hasText: summary("Ada") })).toHaveCount(0)

  const response = await ben.request.get(`/api/rooms/${roomName}/people`)
  expect(response.headers()["cache-control"]).toBe("no-store")
  expect(await response.json()).toEqual({ count: 1, names: ["Ada"], isFull: false, isRecording: false })
})

test("joining before the camera has started publishes it once it starts", async ({ visitor, roomName }) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  const ben = await visitor()
  await ben.addInitScript(() => {
    const { mediaDevices } = navigator
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
    let calls = 0
    // A slow camera, which starts on the event "start-camera".
    mediaDevices.getUserMedia = async (constraints) => {
      if (calls++ === 0) await new Promise((resolve) => addEventListener("start-camera", resolve))
      return getUserMedia(constraints)
    }
  })
  await ben.goto(`/rooms/${roomName}`)
  await submitName(ben, "Ben")
  await expectInCall(ben)
  await ben.evaluate(() => dispatchEvent(new Event("start-camera")))
  await expectVideoPlaying(tiles(ada, "Ben"))
  await expect(toggle(ben, "microphone")).toHaveAttribute("aria-pressed", "true")
})

test("room names may contain spaces, slashes and other special characters", async ({ visitor, roomName }) => {
  const name = `${roomName} ä/ö 50%`
  const page = await visitor()
  await join(page, name, "Ada")
  const response = await page.request.get(`/api/rooms/${encodeURIComponent(name)}/people`)
  expect(await response.json()).toEqual({ count: 1, names: ["Ada"], isFull: false, isRecording: false })
})

test.describe("device and connection check", () => {
  const runCheck = async (page: Page) => {
    await page.getByRole("button", { name: prejoinTexts.check.open }).click()
    return page.getByRole("dialog", { name: prejoinTexts.check.title })
  }

  test("reports that everything works, with one token for a separate room", async ({ visitor, roomName }) => {
    const page = await visitor()
    const rooms: unknown[] = []
    page.on("request", (request) => {
      if (request.url().endsWith("/api/token")) rooms.push(request.postDataJSON())
    })
    await openPrejoin(page, roomName)
    await toggle(page, "camera").click()
    const dialog = await runCheck(page)
    await expect(dialog.getByText(prejoinTexts.check.allPassed)).toBeVisible()
    await expect(dialog.getByRole("listitem")).toContainText(
      Array(5).fill(`: ${prejoinTexts.check.states.passed}`),
    )
    await expectAccessible(page)
    expect(rooms).toEqual([expect.objectContaining({ room_name: expect.stringMatching(/^check-/) })])
    // LiveKit's own default keeps an empty room for 20 seconds.
    const names = async () => (await roomService.listRooms()).map(({ name }) => name)
    await expect
      .poll(async () => (await names()).filter((name) => name.startsWith("check-")), { timeout: 8000 })
      .toEqual([])

    await page.keyboard.press("Escape")
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole("button", { name: prejoinTexts.check.open })).toBeFocused()
    await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "false")
  })

  test("reports a LiveKit server that can't be reached", async ({ visitor, roomName }) => {
    // The page's Content-Security-Policy blocks this URL, which the browser logs as well.
    const page = await visitor({ expectedNoise: /Content Security Policy|WebSocket|ERR_/ })
    await page.route("**/api/token", async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), server_url: "ws://localhost:9" } })
    })
    await openPrejoin(page, roomName)
    const dialog = await runCheck(page)
    await expect(dialog.getByText(prejoinTexts.check.noSignalling)).toBeVisible()
    await expect(dialog.getByText(prejoinTexts.check.someFailed)).toBeVisible()
  })

  test("names the port to open when media can't connect", async ({ visitor, roomName }) => {
    const page = await visitor()
    // Allows only TURN relays, of which there are none, as behind a firewall that blocks WebRTC.
    await page.addInitScript(() => {
      const relayOnly = (configuration?: RTCConfiguration) => ({
        ...configuration,
        iceTransportPolicy: "relay" as const,
      })
      const setConfiguration = RTCPeerConnection.prototype.setConfiguration
      RTCPeerConnection.prototype.setConfiguration = function (configuration) {
        setConfiguration.call(this, relayOnly(configuration))
      }
      window.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(configuration?: RTCConfiguration) {
          super(relayOnly(configuration))
        }
      }
    })
    await openPrejoin(page, roomName)
    const dialog = await runCheck(page)
    await expect(dialog.getByText(prejoinTexts.check.noMedia)).toBeVisible({ timeout: 30_000 })
    await expect(
      dialog
        .getByRole("listitem")
        .filter({ hasText: `${prejoinTexts.check.names.signalling}: ${prejoinTexts.check.states.passed}` }),
    ).toBeVisible()
  })

  test("shows the server's message when it issues no token", async ({ visitor, roomName }) => {
    const page = await visitor({ expectedNoise: /503/ })
    await page.route("**/api/token", (route) =>
      route.fulfill({
        status: 503,
        contentType: "application/problem+json",
        body: JSON.stringify({ title: "Not now", status: 503, detail: "The kettle is still on." }),
      }),
    )
    await openPrejoin(page, roomName)
    const dialog = await runCheck(page)
    await expect(dialog.getByText("The kettle is still on.")).toBeVisible()
    await expect(
      dialog.getByRole("listitem").filter({ hasText: prejoinTexts.check.states.skipped }),
    ).toHaveCount(2)
  })
})
