import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { AccessToken, RoomServiceClient } from "livekit-server-sdk"
import { Collected } from "./collected"
import type { Finding, Stage } from "./part"
import { scroll } from "./scroll"
import { enterName, visit } from "./visit"

const LIBRARY = readFileSync(createRequire(import.meta.url).resolve("livekit-client"), "utf8")

/** 5,000 messages, in four rounds of 25 from each: more at a time from one are not shown (lib/room/chat-log.ts). */
const WRITERS = 50
const AT_ONCE = 25
const ROUNDS = 4
const ROUND = 10_500

/** What a chat of 5,000 messages costs to open and to scroll through, to its beginning and back. Our app alone. */
export async function chat(stage: Stage): Promise<Finding[]> {
  const [subject] = stage.subjects
  if (!subject) return []
  const collected = new Collected([subject])
  const note = (what: string, unit: string, value: number) => collected.add(subject, what, unit, value)
  const room = `bench-${randomUUID()}`
  const page = await visit(stage, subject)
  try {
    await enterName(page, subject, room)
    await page.locator(subject.join).click()
    await page.locator(subject.inCall).waitFor()
    await fill(stage, subject.url, room)

    const panel = page.getByRole("region", { name: "Chat", exact: true })
    const longTasks = await page.evaluate(() => window.longTasks.length)
    await page.getByRole("button", { name: "Chat", exact: true }).click()
    const messages = panel.getByRole("listitem")
    await messages.first().waitFor()
    await page.waitForTimeout(1000)
    const longest = await page.evaluate(
      (from) => Math.max(0, ...window.longTasks.slice(from).map(({ duration }) => duration)),
      longTasks,
    )
    note("opening, longest task", "ms", longest)
    note("opening, messages in the page", "number", await messages.count())
    const box = panel.getByRole("region", { name: "Messages" })
    for (const [way, perFrame] of [
      ["to the beginning", -120],
      ["to the end", 240],
    ] as const) {
      const { perSecond, late, longest, pixels } = await scroll(box, perFrame)
      note(`scrolling ${way}`, "frames/s", perSecond)
      note(`scrolling ${way}, late frames`, "%", late)
      note(`scrolling ${way}, longest frame`, "ms", longest)
      note(`scrolled ${way}`, "pixels", pixels)
    }
    note("scrolled through", "messages", await messages.count())
  } finally {
    await page.context().close()
  }
  return collected.findings()
}

/** Writes the messages, from as many people as it takes: they share a page of their own, which is then closed. */
async function fill({ browser, sfu }: Stage, origin: string, roomName: string): Promise<void> {
  // To the page alone: dozens of others who get everything as well would keep the machine busy.
  const service = new RoomServiceClient(sfu.url.replace("ws", "http"), sfu.key, sfu.secret)
  const readers = (await service.listParticipants(roomName)).map(({ identity }) => identity)
  const tokens: string[] = []
  for (let writer = 1; writer <= WRITERS; writer++) {
    const token = new AccessToken(sfu.key, sfu.secret, { identity: randomUUID(), name: `Person ${writer}` })
    token.addGrant({ roomJoin: true, room: roomName, canSubscribe: false })
    tokens.push(await token.toJwt())
  }
  const messages = Array.from({ length: WRITERS * AT_ONCE * ROUNDS }, (_, number) => words(number))

  const page = await browser.newPage()
  await page.goto(`${origin}/api/health`)
  await page.evaluate(LIBRARY)
  await page.evaluate(
    async ({ url, tokens, messages, readers, AT_ONCE, ROUND }) => {
      window.LivekitClient.setLogLevel("silent")
      const rooms = await Promise.all(
        tokens.map(async (token) => {
          const room = new window.LivekitClient.Room()
          await room.connect(url, token)
          return room
        }),
      )
      while (messages.length > 0) {
        const begun = Date.now()
        for (let number = 0; number < AT_ONCE; number++) {
          const options = { topic: "lk.chat", destinationIdentities: readers }
          const sent = rooms.map(({ localParticipant }) =>
            localParticipant.sendText(messages.shift() ?? "", options),
          )
          await Promise.all(sent)
        }
        // The next round counts anew for each of them.
        await new Promise((resolve) => setTimeout(resolve, ROUND - (Date.now() - begun)))
      }
    },
    { url: sfu.url, tokens, messages, readers, AT_ONCE, ROUND },
  )
  await page.close()
}

/** A message as people write them: most are short, some are long, some hold a link. */
function words(number: number): string {
  const length = [3, 8, 2, 15, 5, 40, 9, 1][number % 8] ?? 1
  const text = Array.from(
    { length },
    (_, index) => ["so", "this", "really", "works", "today"][(number + index) % 5],
  )
  return `${number}: ${text.join(" ")}${number % 11 === 0 ? ` https://example.com/${number}` : ""}`
}
