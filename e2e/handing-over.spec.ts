import type { Page, WebSocketRoute } from "@playwright/test"
import { AccessToken, TrackSource } from "livekit-server-sdk"
import { controls, expectInCall, expectMoving, tiles, toggle } from "./support/call"
import { gate } from "./support/gate"
import { publishedDevices } from "./support/published"
import { sfu } from "./support/sfu"
import { SIGNALLING } from "./support/signalling"
import { expect, test } from "./support/test"

// Between the click on “Join room” and the room: what people say of their devices counts, and no light stays on.

/** Keeps the LiveKit server from answering until the gate is open, and `go` then. To be called before the page loads. */
async function holdLine(
  page: Page,
  go: (socket: WebSocketRoute) => void = (socket) => socket.connectToServer(),
): Promise<() => void> {
  const { opened, open } = gate()
  await page.routeWebSocket(SIGNALLING, async (socket) => {
    await opened
    go(socket)
  })
  return open
}

/** Keeps what the page captures; with `held`, no capture comes before it is allowed. To be called before the page loads. */
async function keepCaptures(page: Page, { held = false } = {}): Promise<void> {
  await page.addInitScript((held) => {
    const captures: MediaStreamTrack[] = []
    const { promise: allowed, resolve: allow } = Promise.withResolvers<void>()
    Object.assign(window, { captures, allow })
    const media = navigator.mediaDevices
    const getUserMedia = media.getUserMedia.bind(media)
    media.getUserMedia = async (constraints) => {
      if (held) await allowed
      const stream = await getUserMedia(constraints)
      captures.push(...stream.getTracks())
      return stream
    }
  }, held)
}

type Kept = { captures: MediaStreamTrack[]; allow: () => void }

/** How many microphones or cameras run in the page: each of them has a light. */
function running(page: Page, kind: "audio" | "video"): Promise<number> {
  return page.evaluate(
    (kind) =>
      (window as unknown as Kept).captures.filter(
        (track) => track.kind === kind && track.readyState === "live",
      ).length,
    kind,
  )
}

/** Joins as far as the stage. */
async function begin(page: Page, roomName: string): Promise<void> {
  await page.goto(`/rooms/${roomName}`)
  await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "true")
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
  await page.getByRole("button", { name: "Join room" }).click()
  await expect(controls(page)).toBeVisible()
}

/** Joins as far as the stage, over a line that is held. @returns lets it through */
async function beginSlowly(page: Page, roomName: string): Promise<() => void> {
  await keepCaptures(page)
  const letThrough = await holdLine(page)
  await begin(page, roomName)
  return letThrough
}

/** What the only participant publishes, by the LiveKit server. */
async function published(roomName: string): Promise<TrackSource[]> {
  const [participant] = await sfu.listParticipants(roomName)
  return (participant?.tracks ?? []).map(({ source }) => source).sort()
}

test("what is switched off while one is joining is off at once, with its light, and comes on again", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  const letThrough = await beginSlowly(page, roomName)
  await expect(page.getByText("Joining…")).toBeVisible()
  await toggle(page, "Camera").click()
  await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "false")
  expect(await running(page, "video")).toBe(0)

  letThrough()
  await expect.poll(() => published(roomName)).toEqual([TrackSource.MICROPHONE])
  await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "false")
  await toggle(page, "Camera").click()
  await expectMoving(tiles(page, "Ada"))
  await expect.poll(() => published(roomName)).toEqual([TrackSource.CAMERA, TrackSource.MICROPHONE])
  expect(await running(page, "video")).toBe(1)
})

test("pressing Space while the microphone is on its way makes no second one", { tag: "@shortcuts" }, async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  const letThrough = await beginSlowly(page, roomName)
  await page.keyboard.press("Space")
  letThrough()
  await expect.poll(() => published(roomName)).toEqual([TrackSource.CAMERA, TrackSource.MICROPHONE])
  await expect(toggle(page, "Microphone")).toHaveAttribute("aria-pressed", "true")
  expect(await running(page, "audio")).toBe(1)
})

test("a microphone that is switched off in the green room's last moment stays off", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  await keepCaptures(page)
  // Pressed as soon as the page turns to the LiveKit server: before the stage is there.
  await page.addInitScript(() => {
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols)
        queueMicrotask(() => {
          const switches = [...document.querySelectorAll<HTMLElement>('button[aria-label="Microphone"]')]
          switches.find((element) => element.checkVisibility({ visibilityProperty: true }))?.click()
        })
      }
    }
  })
  await begin(page, roomName)
  await expectInCall(page)
  await expect.poll(() => published(roomName)).toEqual([TrackSource.CAMERA])
  await expect(toggle(page, "Microphone")).toHaveAttribute("aria-pressed", "false")
  expect(await running(page, "audio")).toBe(0)
})

test("a camera that is unplugged while one is joining is told, and not published", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  const letThrough = await beginSlowly(page, roomName)
  await page.evaluate(() => {
    const camera = (window as unknown as Kept).captures.find(({ kind }) => kind === "video")
    camera?.stop()
    camera?.dispatchEvent(new Event("ended"))
  })
  await expect(page.getByRole("alert").filter({ hasText: "Your camera was disconnected" })).toBeVisible()
  await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "false")
  letThrough()
  await expect.poll(() => published(roomName)).toEqual([TrackSource.MICROPHONE])
})

test("a camera that is chosen while one is joining is the one that is sent", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  const letThrough = await beginSlowly(page, roomName)
  await page.getByRole("button", { name: "Choose camera" }).click()
  // Chromium's second fake camera is a depth sensor, whose pictures it can't encode.
  const another = page.getByRole("menuitemradio").nth(2)
  const chosen = (await another.textContent()) ?? ""
  await another.click()
  letThrough()
  await expect.poll(() => publishedDevices(page)).toContain(chosen)
  await expectMoving(tiles(page, "Ada"))
  await page.getByRole("button", { name: "Choose camera" }).click()
  await expect(page.getByRole("menuitemradio", { name: chosen })).toBeChecked()
})

test("devices that are allowed after joining come on; after leaving they stay off", async ({
  visitor,
  roomName,
}) => {
  const joinAt = async (page: Page) => {
    await page.goto(`/rooms/${roomName}`)
    await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
    await page.getByRole("button", { name: "Join room" }).click()
    await expect(controls(page)).toBeVisible()
    await expect(page.getByText("Joining…")).toHaveCount(0)
  }
  const allow = (page: Page) => page.evaluate(() => (window as unknown as Kept).allow())

  const stays = await visitor()
  await keepCaptures(stays, { held: true })
  await joinAt(stays)
  await allow(stays)
  await expectMoving(tiles(stays, "Ada"))
  await expect(toggle(stays, "Microphone")).toHaveAttribute("aria-pressed", "true")
  expect(await running(stays, "video")).toBe(1)

  const goes = await visitor()
  await keepCaptures(goes, { held: true })
  await joinAt(goes)
  await goes.getByRole("button", { name: "Leave" }).click()
  await expect(goes.getByRole("button", { name: "Rejoin" })).toBeVisible()
  await allow(goes)
  await expect.poll(() => goes.evaluate(() => (window as unknown as Kept).captures.length)).toBeGreaterThan(0)
  await expect.poll(() => running(goes, "video"), { timeout: 5000 }).toBe(0)
  await expect.poll(() => running(goes, "audio"), { timeout: 5000 }).toBe(0)
})

test("a join that fails at once shows no stage while the reason is looked for", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ expectedNoise: /./ })
  await page.routeWebSocket(SIGNALLING, (socket) => socket.close())
  // The page asks for the reason, and gives up after a while.
  await page.route("**/api/health", () => undefined)
  await page.addInitScript(() => {
    setInterval(() => {
      const bar = document.querySelector("[role=toolbar]")
      if (bar?.checkVisibility({ visibilityProperty: true })) Object.assign(window, { stageShown: true })
    }, 10)
  })
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
  const asked = page.waitForRequest("**/api/health")
  await page.getByRole("button", { name: "Join room" }).click()
  await asked
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible()
  expect(await page.evaluate(() => "stageShown" in window)).toBe(false)
})

test("whoever leaves while a failed join is being explained has left", async ({ visitor, roomName }) => {
  const page = await visitor({ expectedNoise: /./ })
  const fail = await holdLine(page, (socket) => socket.close())
  await page.route("**/api/health", () => undefined)
  await begin(page, roomName)
  const asked = page.waitForRequest("**/api/health")
  fail()
  await asked
  await page.getByRole("button", { name: "Leave" }).click()
  await expect(page.getByRole("button", { name: "Rejoin" })).toBeVisible()
})

test("a device that may not be published is let go", async ({ visitor, roomName }) => {
  const page = await visitor({ expectedNoise: /publish/i })
  await keepCaptures(page)
  await page.route("**/api/token", async (route) => {
    const answer = await route.fetch()
    const token = new AccessToken("devkey", "secret", { identity: "ada", name: "Ada" })
    token.addGrant({ roomJoin: true, room: roomName, canPublishSources: [TrackSource.MICROPHONE] })
    await route.fulfill({
      response: answer,
      json: { ...(await answer.json()), participant_token: await token.toJwt() },
    })
  })
  await begin(page, roomName)
  await expect.poll(() => published(roomName)).toEqual([TrackSource.MICROPHONE])
  await expect.poll(() => running(page, "video")).toBe(0)
  await expect(toggle(page, "Camera")).toHaveAttribute("aria-pressed", "false")
  expect(await running(page, "audio")).toBe(1)
})
