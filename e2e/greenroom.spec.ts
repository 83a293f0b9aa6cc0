import type { Page } from "@playwright/test"
import { expectAccessible } from "./support/accessible"
import { expectHearing, expectInCall, expectMoving, join, tiles, toggle } from "./support/call"
import { publishedDevices } from "./support/published"
import { expect, test } from "./support/test"

/** Not the second one, which Chromium makes a depth camera: no codec takes its pictures. */
const OTHER_CAMERA = "fake_device_2"

const choice = (page: Page, name: "Microphone device" | "Camera device" | "Speaker") =>
  page.getByRole("combobox", { name, exact: true })
const nameField = (page: Page) => page.getByRole("textbox", { name: "Your name" })
const preview = (page: Page) => page.getByLabel("Your camera")
const tryAgain = (page: Page) => page.getByRole("button", { name: "Try again" })

async function open(page: Page, roomName: string) {
  await page.goto(`/rooms/${roomName}`)
  await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "true")
  await expect(toggle(page, "Microphone")).toHaveAttribute("aria-pressed", "true")
}

async function enter(page: Page, name: string) {
  await nameField(page).fill(name)
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
}

/** Notes what the page asks the browser for, by device. */
async function noteRequests(page: Page): Promise<() => Promise<Record<string, unknown>[]>> {
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

test.describe("devices", () => {
  test("what is chosen is what is published, and what is heard", async ({ visitor, roomName }) => {
    const ada = await visitor()
    await join(ada, roomName, "Ada")
    const ben = await visitor()
    await open(ben, roomName)
    await choice(ben, "Microphone device").selectOption("Fake Audio Input 2")
    await choice(ben, "Camera device").selectOption(OTHER_CAMERA)
    await choice(ben, "Speaker").selectOption("Fake Audio Output 2")
    const speaker = await choice(ben, "Speaker").inputValue()
    await expect(toggle(ben, "Camera")).toHaveAttribute("aria-pressed", "true")
    await expect(ben.getByText("We can hear you")).toBeVisible()
    await enter(ben, "Ben")
    await expectMoving(tiles(ada, "Ben"))
    expect(await publishedDevices(ben)).toEqual(["Fake Audio Input 2", OTHER_CAMERA])
    await expectHearing(ben)
    const sinks = await ben
      .locator("audio")
      .evaluateAll((all: HTMLAudioElement[]) => all.map((one) => one.sinkId))
    expect(sinks.length).toBeGreaterThan(0)
    expect(new Set(sinks)).toEqual(new Set([speaker]))
  })

  test("a camera that is off at joining starts as the chosen one in the call", async ({
    visitor,
    roomName,
  }) => {
    const page = await visitor()
    await open(page, roomName)
    await toggle(page, "Camera").click()
    await choice(page, "Camera device").selectOption(OTHER_CAMERA)
    await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "false")
    await enter(page, "Ada")
    await toggle(page, "Camera").click()
    await expectMoving(tiles(page, "Ada"))
    expect(await publishedDevices(page)).toContain(OTHER_CAMERA)
  })

  test("name, devices and what is off are found again, and a camera that is off is not asked for", async ({
    visitor,
    roomName,
  }) => {
    const page = await visitor()
    const requests = await noteRequests(page)
    await open(page, roomName)
    await nameField(page).fill("Ada")
    await choice(page, "Microphone device").selectOption("Fake Audio Input 1")
    await choice(page, "Camera device").selectOption(OTHER_CAMERA)
    await choice(page, "Speaker").selectOption("Fake Audio Output 1")
    await toggle(page, "Camera").click()
    await page.reload()
    await expect(toggle(page, "Microphone")).toHaveAttribute("aria-pressed", "true")
    await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "false")
    await expect(nameField(page)).toHaveValue("Ada")
    for (const [name, label] of [
      ["Microphone device", "Fake Audio Input 1"],
      ["Camera device", OTHER_CAMERA],
      ["Speaker", "Fake Audio Output 1"],
    ] as const) {
      await expect(choice(page, name).locator("option:checked")).toHaveText(label)
    }
    expect((await requests()).map((request) => Object.keys(request))).toEqual([["audio"]])
  })

  test("with storage blocked everything works, for as long as the page lasts", async ({
    visitor,
    roomName,
  }) => {
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
    await open(page, roomName)
    await enter(page, "Ada")
    await expectMoving(tiles(page, "Ada"))
    await page.getByRole("button", { name: "Leave" }).click()
    await page.getByRole("button", { name: "Rejoin" }).click()
    await expect(nameField(page)).toHaveValue("Ada")
  })

  test("the meter moves, also after another microphone is chosen", async ({ visitor, roomName }) => {
    const page = await visitor()
    await open(page, roomName)
    const lit = page.getByTestId("level").locator("[data-lit]")
    await expect(page.getByText("We can hear you")).toBeVisible()
    await expect.poll(() => lit.count(), { intervals: [50] }).toBeGreaterThan(3)
    // For half a second, until the other one beeps too: looked for in each frame.
    const unheard = page.waitForFunction(() => document.body.textContent?.includes("Say something"))
    await choice(page, "Microphone device").selectOption("Fake Audio Input 2")
    await unheard
    await expect(page.getByText("We can hear you")).toBeVisible()
    await toggle(page, "Microphone").click()
    await expect(page.getByText("You’re muted")).toBeVisible()
    await expect(lit).toHaveCount(0)
  })

  test("the test sound is played on the chosen speaker", async ({ visitor, roomName }) => {
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
    await open(page, roomName)
    await choice(page, "Speaker").selectOption("Fake Audio Output 1")
    const speaker = await choice(page, "Speaker").inputValue()
    await page.getByRole("button", { name: "Play a test sound" }).click()
    await expect(page.getByText("Playing a test sound")).toBeAttached()
    await expect(page.getByText("Playing a test sound")).toHaveCount(0)
    expect(await page.evaluate(() => (window as unknown as { played: string[] }).played)).toEqual([
      `${speaker} true`,
    ])
  })

  test("nothing moves while the devices arrive", async ({ visitor, roomName }) => {
    const page = await visitor()
    await page.addInitScript(() => {
      Object.assign(window, { shifted: 0 })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          Object.assign(window, {
            shifted:
              (window as unknown as { shifted: number }).shifted +
              (entry as unknown as { value: number }).value,
          })
        }
      }).observe({ type: "layout-shift", buffered: true })
    })
    await open(page, roomName)
    await expect(page.getByText("We can hear you")).toBeVisible()
    await expect(page.getByText("Nobody is here yet").first()).toBeVisible()
    expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBeLessThan(0.005)
  })
})

test.describe("when a device does not work", () => {
  test("one is told what to click, and “Try again” works after it", async ({ visitor, roomName }) => {
    const page = await visitor({ devices: [] })
    // As in browsers that tell nothing of permissions.
    await page.addInitScript(() => Object.defineProperty(navigator, "permissions", { value: undefined }))
    const requests = await noteRequests(page)
    await page.goto(`/rooms/${roomName}`)
    await expect(page.getByText("Your browser blocks the camera")).toBeVisible()
    await expect(page.getByText("Click the sliders beside the address")).toBeVisible()
    await expect(choice(page, "Camera device")).toBeDisabled()
    expect(await requests()).toHaveLength(1)
    await expectAccessible(page)

    await tryAgain(page).click()
    await expect(page.getByText("Your browser blocks the camera")).toBeVisible()
    await page.context().grantPermissions(["camera", "microphone"])
    await tryAgain(page).click()
    await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "true")
    await expect(toggle(page, "Microphone")).toHaveAttribute("aria-pressed", "true")
    await expect(tryAgain(page)).toHaveCount(0)
    await expect(choice(page, "Camera device")).toBeEnabled()
    await enter(page, "Ada")
    await expectMoving(tiles(page, "Ada"))
  })

  test("a permission that is given in the browser's settings is used at once", async ({
    visitor,
    roomName,
  }) => {
    const page = await visitor({ devices: [] })
    await page.goto(`/rooms/${roomName}`)
    await expect(tryAgain(page)).toBeVisible()
    await page.context().grantPermissions(["camera", "microphone"])
    await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "true")
    await expect(toggle(page, "Microphone")).toHaveAttribute("aria-pressed", "true")
  })

  test("a camera that is unplugged is missed, and another try brings one back", async ({
    visitor,
    roomName,
  }) => {
    const page = await visitor()
    await open(page, roomName)
    await expect(preview(page)).toBeVisible()
    // Chromium's fake cameras can't be unplugged: the track ends and says so, as it does then.
    await preview(page).evaluate((video: HTMLVideoElement) => {
      for (const track of (video.srcObject as MediaStream).getVideoTracks()) {
        track.stop()
        track.dispatchEvent(new Event("ended"))
      }
    })
    await expect(page.getByText("Your camera was disconnected.")).toBeVisible()
    await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "false")
    await expect(toggle(page, "Microphone")).toHaveAttribute("aria-pressed", "true")
    await tryAgain(page).click()
    await expect(preview(page)).toBeVisible()
    await enter(page, "Ada")
    await expectMoving(tiles(page, "Ada"))
  })

  for (const [error, sentence] of [
    ["NotReadableError", "Your camera is used by another app."],
    ["NotFoundError", "No camera was found."],
  ] as const) {
    test(`${error}: “${sentence}”, and the microphone works`, async ({ visitor, roomName }) => {
      const page = await visitor()
      await page.addInitScript((name) => {
        const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
        navigator.mediaDevices.getUserMedia = (constraints) =>
          constraints?.video
            ? Promise.reject(new DOMException("not this time", name))
            : getUserMedia(constraints)
      }, error)
      await page.goto(`/rooms/${roomName}`)
      await expect(page.getByText(sentence)).toBeVisible()
      await expect(toggle(page, "Microphone")).toHaveAttribute("aria-pressed", "true")
      await enter(page, "Ada")
    })
  }
})

test("who is here is said, and kept true", async ({ visitor, roomName }) => {
  const ben = await visitor()
  await open(ben, roomName)
  const here = ben.locator("p")
  await expect(here.filter({ hasText: "Nobody is here yet" })).toBeVisible()
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  await expect(here.filter({ hasText: "Ada is here" })).toBeVisible()
  // Read out once, when the page came.
  await expect(ben.getByRole("status").filter({ hasText: "is here" })).toHaveText(["Nobody is here yet"])

  const answer = await ben.request.get(`/api/rooms/${roomName}/people`)
  expect(answer.headers()["cache-control"]).toBe("no-store")
  expect(await answer.json()).toEqual({ count: 1, names: ["Ada"], isFull: false })
})

test("who joins before the camera has started is seen as soon as it has", async ({ visitor, roomName }) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  const ben = await visitor()
  await ben.addInitScript(() => {
    const { mediaDevices } = navigator
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
    let calls = 0
    // A camera of the slow kind: it starts when the page is told that it may.
    mediaDevices.getUserMedia = async (constraints) => {
      if (calls++ === 0) await new Promise((resolve) => addEventListener("start-camera", resolve))
      return getUserMedia(constraints)
    }
  })
  await ben.goto(`/rooms/${roomName}`)
  await ben.getByRole("textbox", { name: "Your name" }).fill("Ben")
  await ben.getByRole("button", { name: "Join room" }).click()
  await expectInCall(ben)
  await ben.evaluate(() => dispatchEvent(new Event("start-camera")))
  await expectMoving(tiles(ada, "Ben"))
  await expect(toggle(ben, "Microphone")).toHaveAttribute("aria-pressed", "true")
})

test("a room's name may hold anything that an address can", async ({ visitor, roomName }) => {
  const name = `${roomName} ä/ö 50%`
  const page = await visitor()
  await join(page, name, "Ada")
  const answer = await page.request.get(`/api/rooms/${encodeURIComponent(name)}/people`)
  expect(await answer.json()).toEqual({ count: 1, names: ["Ada"], isFull: false })
})

test.describe("the check of camera, microphone and connection", () => {
  const check = async (page: Page) => {
    await page.getByRole("button", { name: "Check camera, microphone and connection" }).click()
    return page.getByRole("dialog", { name: "Camera, microphone and connection" })
  }

  test("finds that everything works, with one token and unseen in the room", async ({
    visitor,
    roomName,
  }) => {
    const page = await visitor()
    const rooms: unknown[] = []
    page.on("request", (request) => {
      if (request.url().endsWith("/api/token")) rooms.push(request.postDataJSON())
    })
    await open(page, roomName)
    await toggle(page, "Camera").click()
    const dialog = await check(page)
    await expect(dialog.getByText("Everything works.")).toBeVisible()
    await expect(dialog.getByRole("listitem")).toContainText(Array(5).fill(": works"))
    await expectAccessible(page)
    expect(rooms).toEqual([expect.objectContaining({ room_name: expect.stringMatching(/^check-/) })])

    await page.keyboard.press("Escape")
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole("button", { name: "Check camera" })).toBeFocused()
    await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "false")
  })

  test("names a LiveKit server that can't be reached", async ({ visitor, roomName }) => {
    // The address is none that the page may connect to, which the browser says as well.
    const page = await visitor({ expectedNoise: /Content Security Policy|WebSocket|ERR_/ })
    await page.route("**/api/token", async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), server_url: "ws://localhost:9" } })
    })
    await open(page, roomName)
    const dialog = await check(page)
    await expect(dialog.getByText("The LiveKit server can’t be reached.")).toBeVisible()
    await expect(dialog.getByText("Something needs your attention.")).toBeVisible()
  })

  test("names the ports when audio and video can't get through", async ({ visitor, roomName }) => {
    const page = await visitor()
    // Through a relay only, and there is none: as behind a firewall that lets nothing but web pages pass.
    await page.addInitScript(() => {
      const relayed = (configuration?: RTCConfiguration) => ({
        ...configuration,
        iceTransportPolicy: "relay" as const,
      })
      const setConfiguration = RTCPeerConnection.prototype.setConfiguration
      RTCPeerConnection.prototype.setConfiguration = function (configuration) {
        setConfiguration.call(this, relayed(configuration))
      }
      window.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(configuration?: RTCConfiguration) {
          super(relayed(configuration))
        }
      }
    })
    await open(page, roomName)
    const dialog = await check(page)
    await expect(dialog.getByText("TCP port 7881")).toBeVisible({ timeout: 30_000 })
    await expect(dialog.getByRole("listitem").filter({ hasText: "LiveKit server: works" })).toBeVisible()
  })

  test("tells the server's own words when it gives no token", async ({ visitor, roomName }) => {
    const page = await visitor({ expectedNoise: /503/ })
    await page.route("**/api/token", (route) =>
      route.fulfill({
        status: 503,
        contentType: "application/problem+json",
        body: JSON.stringify({ title: "Not now", status: 503, detail: "The kettle is still on." }),
      }),
    )
    await open(page, roomName)
    const dialog = await check(page)
    await expect(dialog.getByText("The kettle is still on.")).toBeVisible()
    await expect(dialog.getByRole("listitem").filter({ hasText: "not checked" })).toHaveCount(2)
  })
})
