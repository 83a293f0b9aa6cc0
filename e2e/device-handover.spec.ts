import type { Page, WebSocketRoute } from "@playwright/test"
import { TrackSource } from "livekit-server-sdk"
import { texts as callTexts } from "../lib/texts/call"
import { texts as deviceTexts } from "../lib/texts/devices"
import {
  controlBar,
  expectInCall,
  expectVideoPlaying,
  publishedDevices,
  submitName,
  tiles,
  toggle,
} from "./support/call"
import { signToken } from "./support/participants"
import { roomService } from "./support/sfu-server"
import { deferred, SIGNAL_URL } from "./support/signal"
import { expect, test } from "./support/test"
import { endedTexts, prejoinTexts } from "./support/texts"

// Changes of devices while the page is connecting apply to the call, and devices that are off are released.

/**
 * Holds the connection to the LiveKit server back until the returned function is called. Call it before the page loads.
 * @param onRelease connects to the server unless given
 */
async function holdSignalConnection(
  page: Page,
  onRelease: (socket: WebSocketRoute) => void = (socket) => socket.connectToServer(),
): Promise<() => void> {
  const { promise: released, resolve: release } = deferred()
  await page.routeWebSocket(SIGNAL_URL, async (socket) => {
    await released
    onRelease(socket)
  })
  return release
}

/** Collects the page's captured tracks; with `isHeld`, captures wait for `allow()`. Call it before the page loads. */
async function interceptCaptures(page: Page, { isHeld = false } = {}): Promise<void> {
  await page.addInitScript((isHeld) => {
    const captures: MediaStreamTrack[] = []
    const { promise: allowed, resolve: allow } = Promise.withResolvers<void>()
    Object.assign(window, { captures, allow })
    const media = navigator.mediaDevices
    const getUserMedia = media.getUserMedia.bind(media)
    media.getUserMedia = async (constraints) => {
      if (isHeld) await allowed
      const stream = await getUserMedia(constraints)
      captures.push(...stream.getTracks())
      return stream
    }
  }, isHeld)
}

type InterceptedWindow = { captures: MediaStreamTrack[]; allow: () => void }

/** Returns how many microphones or cameras are capturing, each of which keeps its indicator light on. */
function countCapturing(page: Page, kind: "audio" | "video"): Promise<number> {
  return page.evaluate(
    (kind) =>
      (window as unknown as InterceptedWindow).captures.filter(
        (track) => track.kind === kind && track.readyState === "live",
      ).length,
    kind,
  )
}

/** Starts joining and waits for the call view. */
async function startJoining(page: Page, roomName: string): Promise<void> {
  await page.goto(`/rooms/${roomName}`)
  await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "true")
  await submitName(page, "Ada")
  await expect(controlBar(page)).toBeVisible()
}

/**
 * Starts joining while the connection is held back.
 * @returns a function that lets it connect
 */
async function startJoiningSlowly(page: Page, roomName: string): Promise<() => void> {
  await interceptCaptures(page)
  const letConnect = await holdSignalConnection(page)
  await startJoining(page, roomName)
  return letConnect
}

/** Returns the sources that the room's only participant publishes, from the LiveKit server. */
async function publishedSources(roomName: string): Promise<TrackSource[]> {
  const [participant] = await roomService.listParticipants(roomName)
  return (participant?.tracks ?? []).map(({ source }) => source).sort()
}

test("turning the camera off while joining releases it at once, and it can be turned on again", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  const letConnect = await startJoiningSlowly(page, roomName)
  await expect(page.getByText(callTexts.joining)).toBeVisible()
  await toggle(page, "camera").click()
  await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "false")
  expect(await countCapturing(page, "video")).toBe(0)

  letConnect()
  await expect.poll(() => publishedSources(roomName)).toEqual([TrackSource.MICROPHONE])
  await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "false")
  await toggle(page, "camera").click()
  await expectVideoPlaying(tiles(page, "Ada"))
  await expect.poll(() => publishedSources(roomName)).toEqual([TrackSource.CAMERA, TrackSource.MICROPHONE])
  expect(await countCapturing(page, "video")).toBe(1)
})

test("pressing Space while joining doesn't publish a second microphone", { tag: "@shortcuts" }, async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  const letConnect = await startJoiningSlowly(page, roomName)
  await page.keyboard.press("Space")
  letConnect()
  await expect.poll(() => publishedSources(roomName)).toEqual([TrackSource.CAMERA, TrackSource.MICROPHONE])
  await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "true")
  expect(await countCapturing(page, "audio")).toBe(1)
})

test("a microphone that is turned off right after the click on “Join room” stays off", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  await interceptCaptures(page)
  // Clicks as soon as the page connects to the LiveKit server, before the call view appears.
  await page.addInitScript((name) => {
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols)
        queueMicrotask(() => {
          const buttons = [...document.querySelectorAll<HTMLElement>(`button[aria-label="${name}"]`)]
          buttons.find((element) => element.checkVisibility({ visibilityProperty: true }))?.click()
        })
      }
    }
  }, callTexts.microphone)
  await startJoining(page, roomName)
  await expectInCall(page)
  await expect.poll(() => publishedSources(roomName)).toEqual([TrackSource.CAMERA])
  await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "false")
  expect(await countCapturing(page, "audio")).toBe(0)
})

test("a camera that disconnects while joining shows a message and isn't published", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  const letConnect = await startJoiningSlowly(page, roomName)
  await page.evaluate(() => {
    const camera = (window as unknown as InterceptedWindow).captures.find(({ kind }) => kind === "video")
    camera?.stop()
    camera?.dispatchEvent(new Event("ended"))
  })
  await expect(page.getByRole("alert").filter({ hasText: deviceTexts.lost("camera") })).toBeVisible()
  await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "false")
  letConnect()
  await expect.poll(() => publishedSources(roomName)).toEqual([TrackSource.MICROPHONE])
})

test("a camera that is chosen while joining is published", async ({ visitor, roomName }) => {
  const page = await visitor()
  const letConnect = await startJoiningSlowly(page, roomName)
  await page.getByRole("button", { name: callTexts.cameraMenu }).click()
  // Chromium's second fake camera is a depth sensor, whose video it can't encode.
  const otherCamera = page.getByRole("menuitemradio").nth(2)
  const chosen = (await otherCamera.textContent()) ?? ""
  await otherCamera.click()
  letConnect()
  await expect.poll(() => publishedDevices(page)).toContain(chosen)
  await expectVideoPlaying(tiles(page, "Ada"))
  await page.getByRole("button", { name: callTexts.cameraMenu }).click()
  await expect(page.getByRole("menuitemradio", { name: chosen })).toBeChecked()
})

test("devices allowed after joining start, and those allowed after leaving are released", async ({
  visitor,
  roomName,
}) => {
  const joinWithoutDevices = async (page: Page) => {
    await page.goto(`/rooms/${roomName}`)
    await submitName(page, "Ada")
    await expect(controlBar(page)).toBeVisible()
    await expect(page.getByText(callTexts.joining)).toHaveCount(0)
  }
  const allow = (page: Page) => page.evaluate(() => (window as unknown as InterceptedWindow).allow())

  const ada = await visitor()
  await interceptCaptures(ada, { isHeld: true })
  await joinWithoutDevices(ada)
  await allow(ada)
  await expectVideoPlaying(tiles(ada, "Ada"))
  await expect(toggle(ada, "microphone")).toHaveAttribute("aria-pressed", "true")
  expect(await countCapturing(ada, "video")).toBe(1)

  const ben = await visitor()
  await interceptCaptures(ben, { isHeld: true })
  await joinWithoutDevices(ben)
  await ben.getByRole("button", { name: callTexts.leave }).click()
  await expect(ben.getByRole("button", { name: endedTexts.rejoin })).toBeVisible()
  await allow(ben)
  await expect
    .poll(() => ben.evaluate(() => (window as unknown as InterceptedWindow).captures.length))
    .toBeGreaterThan(0)
  await expect.poll(() => countCapturing(ben, "video"), { timeout: 5000 }).toBe(0)
  await expect.poll(() => countCapturing(ben, "audio"), { timeout: 5000 }).toBe(0)
})

test("the call view isn't shown while the reason of a failed join is determined", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ expectedNoise: /./ })
  await page.routeWebSocket(SIGNAL_URL, (socket) => socket.close())
  // The page's request for the reason times out.
  await page.route("**/api/health", () => undefined)
  await page.addInitScript(() => {
    setInterval(() => {
      const bar = document.querySelector("[role=toolbar]")
      if (bar?.checkVisibility({ visibilityProperty: true })) Object.assign(window, { wasCallShown: true })
    }, 10)
  })
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: prejoinTexts.yourName }).fill("Ada")
  const requested = page.waitForRequest("**/api/health")
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await requested
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible()
  expect(await page.evaluate(() => "wasCallShown" in window)).toBe(false)
})

test("leaving works while the reason of a failed join is determined", async ({ visitor, roomName }) => {
  const page = await visitor({ expectedNoise: /./ })
  const fail = await holdSignalConnection(page, (socket) => socket.close())
  await page.route("**/api/health", () => undefined)
  await startJoining(page, roomName)
  const requested = page.waitForRequest("**/api/health")
  fail()
  await requested
  await page.getByRole("button", { name: callTexts.leave }).click()
  await expect(page.getByRole("button", { name: endedTexts.rejoin })).toBeVisible()
})

test("a device that the token doesn't allow to publish is released", async ({ visitor, roomName }) => {
  const page = await visitor({ expectedNoise: /publish/i })
  await interceptCaptures(page)
  await page.route("**/api/token", async (route) => {
    const response = await route.fetch()
    const participant_token = await signToken(
      { identity: "ada", name: "Ada" },
      { room: roomName, canPublishSources: [TrackSource.MICROPHONE] },
    )
    await route.fulfill({ response, json: { ...(await response.json()), participant_token } })
  })
  await startJoining(page, roomName)
  await expect.poll(() => publishedSources(roomName)).toEqual([TrackSource.MICROPHONE])
  await expect.poll(() => countCapturing(page, "video")).toBe(0)
  await expect(toggle(page, "camera")).toHaveCount(0)
  expect(await countCapturing(page, "audio")).toBe(1)
})
