import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Locator, Page } from "@playwright/test"
import { AccessToken, RoomServiceClient } from "livekit-server-sdk"
import { addSimulatedParticipants, simulatedParticipants } from "../e2e/support/simulated-participants"
import { chatText, peopleText } from "../e2e/support/texts"
import { enterName, openPage } from "./page"
import { Recorder, type Result } from "./report"
import type { App, Setup } from "./setup"

/** 5,000 messages in four rounds of 25 per sender: the chat drops more at a time (features/chat/chat-log.ts). */
const SENDERS = 50
const MESSAGES_PER_ROUND = 25
const ROUNDS = 4
const ROUND_MS = 10_500

const CROWD_SIZES = [0, 500, 5000]
const CROWD_MAX_RUNS = 3
/** After this time the work that an action starts is done. */
const ACTION_MS = 3000

/** What a chat of 5,000 messages costs to open and to scroll, to its beginning and back. Our app only. */
export async function chat(setup: Setup): Promise<Result[]> {
  const [app] = setup.apps
  if (!app) return []
  const recorder = new Recorder()
  const record = (what: string, unit: string, value: number) => recorder.add(app.name, what, unit, value)
  const room = `bench-${randomUUID()}`
  const page = await openPage(setup, app)
  try {
    await enterName(page, app, room)
    await page.locator(app.join).click()
    await page.locator(app.inCall).waitFor()
    await sendMessages(setup, app.url, room)

    const panel = page.getByRole("region", { name: chatText("chat"), exact: true })
    const messages = panel.getByRole("listitem")
    const opening = await longTasksOf(page, async () => {
      await page.getByRole("button", { name: chatText("chat"), exact: true }).click()
      await messages.first().waitFor()
    })
    record("opening, longest task", "ms", Math.max(0, ...opening))
    record("opening, messages in the page", "number", await messages.count())
    const list = panel.getByRole("region", { name: chatText("messages") })
    for (const [direction, perFrame] of [
      ["to the beginning", -120],
      ["to the end", 240],
    ] as const) {
      const scrolling = await scroll(list, perFrame)
      record(`scrolling ${direction}`, "frames/s", scrolling.perSecond)
      record(`scrolling ${direction}, late frames`, "%", scrolling.late)
      record(`scrolling ${direction}, longest frame`, "ms", scrolling.longest)
      record(`scrolled ${direction}`, "pixels", scrolling.pixels)
    }
    record("scrolled through", "messages", await messages.count())
  } finally {
    await page.context().close()
  }
  return recorder.results()
}

/** What thousands of participants cost the page: joining, and using the list of people. Our app only. */
export async function people(setup: Setup): Promise<Result[]> {
  const [app] = setup.apps
  if (!app) return []
  const recorder = new Recorder()
  for (let run = 0; run < Math.min(CROWD_MAX_RUNS, setup.runs); run++) {
    for (const size of CROWD_SIZES) await measureCrowd(setup, app, size, recorder)
  }
  return recorder.results()
}

async function measureCrowd(setup: Setup, app: App, size: number, recorder: Recorder) {
  const record = (what: string, unit: string, value: number) =>
    recorder.add(app.name, `${size} others: ${what}`, unit, value)
  const page = await openPage(setup, app)
  try {
    await addSimulatedParticipants(page, simulatedParticipants(size))
    await enterName(page, app, `bench-${randomUUID()}`)
    await page.waitForTimeout(ACTION_MS)
    const joining = await longTasksOf(page, async () => {
      await page.locator(app.join).click()
      await page.locator(app.inCall).waitFor()
    })
    // LiveKit's client adds all participants in one task; the others are the page's own.
    const [first = 0, second = 0] = joining.toSorted((a, b) => b - a)
    record("longest task, joining", "ms", first)
    record("next longest task, joining", "ms", second)

    const panel = page.getByRole("region", { name: peopleText("people"), exact: true })
    const opening = await longTasksOf(page, async () => {
      await page.getByRole("button", { name: peopleText("people"), exact: true }).click()
      await panel.getByRole("listitem").first().waitFor()
    })
    record("longest task, opening the list", "ms", Math.max(0, ...opening))
    if (size === 0) return
    const scrolling = await scroll(panel.getByRole("region", { name: /\d/ }), 100)
    record("rows in the page", "number", await panel.getByRole("listitem").count())
    record("scrolling the list", "frames/s", scrolling.perSecond)
    record("scrolling the list, late frames", "%", scrolling.late)
    record("scrolling the list, longest frame", "ms", scrolling.longest)
    const searching = await longTasksOf(page, () =>
      panel.getByRole("searchbox").pressSequentially("person 0123", { delay: 50 }),
    )
    record("longest task, searching", "ms", Math.max(0, ...searching))
  } finally {
    await page.context().close()
  }
}

/** Returns the durations of the main thread's tasks of 50 ms or more that an action causes. */
async function longTasksOf(page: Page, action: () => Promise<unknown>): Promise<number[]> {
  const before = await page.evaluate(() => window.longTasks.length)
  await action()
  await page.waitForTimeout(ACTION_MS)
  return page.evaluate((from) => window.longTasks.slice(from).map(({ duration }) => duration), before)
}

/** Frames at the end of a list before it counts as its end: more may have to load. */
const END_FRAMES = 40
/** A frame takes 16.7 ms at 60 frames per second. A later one means that at least one was missed. */
const LATE_MS = 25

/** Scrolls a list to its end by so many pixels per frame (upwards if negative), and times the frames. */
async function scroll(list: Locator, perFrame: number) {
  const { frames, pixels } = await list.evaluate(
    (element, { perFrame, END_FRAMES }) =>
      new Promise<{ frames: number[]; pixels: number }>((resolve) => {
        const frames: number[] = []
        let pixels = 0
        let framesAtEnd = 0
        let last = performance.now()
        const step = (now: number) => {
          frames.push(now - last)
          last = now
          const before = element.scrollTop
          element.scrollTop += perFrame
          const moved = Math.abs(element.scrollTop - before)
          pixels += moved
          framesAtEnd = moved < 1 ? framesAtEnd + 1 : 0
          if (framesAtEnd < END_FRAMES) requestAnimationFrame(step)
          else resolve({ frames: frames.slice(1, -END_FRAMES), pixels })
        }
        requestAnimationFrame(step)
      }),
    { perFrame, END_FRAMES },
  )
  const time = frames.reduce((sum, frame) => sum + frame, 0)
  return {
    perSecond: (frames.length / time) * 1000,
    late: (frames.filter((frame) => frame > LATE_MS).length / frames.length) * 100,
    longest: Math.max(...frames),
    pixels,
  }
}

const LIVEKIT_CLIENT = readFileSync(createRequire(import.meta.url).resolve("livekit-client"), "utf8")

/** Sends the messages from many participants, who share one page that is closed afterwards. */
async function sendMessages({ browser, sfu }: Setup, origin: string, roomName: string): Promise<void> {
  // Only to the measured page: dozens of other receivers would keep the machine busy.
  const service = new RoomServiceClient(sfu.url.replace("ws", "http"), sfu.key, sfu.secret)
  const receivers = (await service.listParticipants(roomName)).map(({ identity }) => identity)
  const tokens: string[] = []
  for (let sender = 1; sender <= SENDERS; sender++) {
    const token = new AccessToken(sfu.key, sfu.secret, { identity: randomUUID(), name: `Person ${sender}` })
    token.addGrant({ roomJoin: true, room: roomName, canSubscribe: false })
    tokens.push(await token.toJwt())
  }
  const messages = Array.from({ length: SENDERS * MESSAGES_PER_ROUND * ROUNDS }, (_, number) =>
    messageText(number),
  )

  const page = await browser.newPage()
  await page.goto(`${origin}/api/health`)
  await page.evaluate(LIVEKIT_CLIENT)
  await page.evaluate(
    async ({ url, tokens, messages, receivers, perRound, roundMs }) => {
      window.LivekitClient.setLogLevel("silent")
      const rooms = await Promise.all(
        tokens.map(async (token) => {
          const room = new window.LivekitClient.Room()
          await room.connect(url, token)
          return room
        }),
      )
      while (messages.length > 0) {
        const startedAt = Date.now()
        for (let number = 0; number < perRound; number++) {
          const options = { topic: "lk.chat", destinationIdentities: receivers }
          await Promise.all(
            rooms.map(({ localParticipant }) => localParticipant.sendText(messages.shift() ?? "", options)),
          )
        }
        // The chat's rate limit per sender starts anew.
        await new Promise((resolve) => setTimeout(resolve, roundMs - (Date.now() - startedAt)))
      }
    },
    { url: sfu.url, tokens, messages, receivers, perRound: MESSAGES_PER_ROUND, roundMs: ROUND_MS },
  )
  await page.close()
}

/** Most messages are short, some are long, and some contain a link. */
function messageText(number: number): string {
  const length = [3, 8, 2, 15, 5, 40, 9, 1][number % 8] ?? 1
  const words = Array.from(
    { length },
    (_, index) => ["so", "this", "really", "works", "today"][(number + index) % 5],
  )
  return `${number}: ${words.join(" ")}${number % 11 === 0 ? ` https://example.com/${number}` : ""}`
}
