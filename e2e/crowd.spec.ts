import type { Page } from "@playwright/test"
import { AccessToken } from "livekit-server-sdk"
import { expectInShape } from "./support/accessible"
import { expectMoving, join, people } from "./support/call"
import { addCrowd, crowdOf } from "./support/crowd"
import { joinAsOther } from "./support/other-client"
import { control, message, panel } from "./support/panels"
import { expect, test } from "./support/test"

test("of thousands of people everyone can be found, and few lines are in the page", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  await addCrowd(ada, crowdOf(5000))
  await join(ada, roomName, "Ada")
  await expect(control(ada, "People")).toHaveAccessibleDescription("5001 people")
  expect(await people(ada).count()).toBeLessThan(50)

  await control(ada, "People").click()
  const list = panel(ada, "People").getByRole("region", { name: "5001 people" })
  const lines = panel(ada, "People").getByRole("listitem")
  await expect(lines.first()).toHaveText(/Ada.*\(you\)/)
  await expect(lines.first()).toHaveAttribute("aria-setsize", "5001")
  expect(await lines.count()).toBeLessThan(60)
  await list.press("End")
  await expect(lines.filter({ hasText: "Person 5000" })).toBeInViewport()
  await expect(lines.last()).toHaveAttribute("aria-posinset", "5001")
  expect(await lines.count()).toBeLessThan(60)
  await expectInShape(ada)

  const search = panel(ada, "People").getByRole("searchbox", { name: "Find somebody by name" })
  await search.fill("person 4321")
  await expect(lines).toHaveText([/Person 4321/])
  await expect(panel(ada, "People").getByRole("status").filter({ hasText: "1 person found" })).toBeVisible()
  await search.fill("Grace")
  await expect(panel(ada, "People")).toContainText("Nobody here has that name.")
  await search.press("Escape")
  await expect(search).toHaveValue("")
  await expect(lines.first()).toContainText("Ada")
  await search.press("Escape")
  await expect(panel(ada, "People")).toHaveCount(0)

  await ada.getByRole("button", { name: "Settings" }).click()
  await ada.getByRole("combobox", { name: "People shown at a time" }).selectOption("Up to 9")
  await ada.keyboard.press("Escape")
  await expect(people(ada)).toHaveCount(9)
  await expect(ada.getByRole("navigation", { name: "Pages of people" })).toContainText("1 of 23")
})

test("a small company is not searched", async ({ visitor, roomName }) => {
  const ada = await visitor()
  await addCrowd(ada, crowdOf(3))
  await join(ada, roomName, "Ada")
  await control(ada, "People").click()
  await expect(panel(ada, "People").getByRole("listitem")).toHaveCount(4)
  await expect(panel(ada, "People").getByRole("searchbox")).toHaveCount(0)
})

test("a long chat is read back to its beginning, and nothing jumps on the way", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const others = await visitor()
  await join(ada, roomName, "Ada")
  await joinAsOther(others, roomName, "Robin")
  // Nobody may write more than a few at once, so there are many of them. What different people write arrives in no
  // certain order: each begins when the lines before theirs are there.
  for (let writer = 0; writer < 16; writer++) {
    const token = new AccessToken("devkey", "secret", {
      identity: `writer-${writer}`,
      name: `Writer ${writer}`,
    })
    token.addGrant({ roomJoin: true, room: roomName, canSubscribe: false })
    await others.evaluate(
      async ({ jwt, before }) => {
        const room = new window.LivekitClient.Room()
        await room.connect("ws://localhost:7890", jwt)
        for (let number = before + 1; number <= before + 20; number++) {
          const text = `Line ${number}.${" and so on".repeat(number % 30)}`
          await room.localParticipant.sendText(text, { topic: "lk.chat" })
        }
      },
      { jwt: await token.toJwt(), before: 20 * writer },
    )
    await expect(control(ada, "Chat")).toHaveAccessibleDescription(`${20 * (writer + 1)} unread messages`)
  }

  await control(ada, "Chat").click()
  await expect(message(ada, "Line 320.")).toBeInViewport()
  const messages = panel(ada, "Chat").getByRole("listitem")
  await expect(message(ada, "Line 1.")).toHaveCount(0)

  const list = panel(ada, "Chat").getByRole("region", { name: "Messages" })
  const before = await messages.count()
  await list.evaluate((element) => element.scrollTo({ top: 600 }))
  const read = message(ada, "Line 140.")
  await read.evaluate((element) => element.scrollIntoView({ block: "center" }))
  const place = (await read.boundingBox())?.y ?? 0
  await expect.poll(() => messages.count()).toBeGreaterThan(before)
  expect(Math.abs(((await read.boundingBox())?.y ?? 0) - place)).toBeLessThan(3)

  await expect(async () => {
    await list.press("Home")
    await expect(message(ada, "Line 1.")).toBeInViewport({ timeout: 100 })
  }).toPass({ intervals: [100] })
  await expect(messages).toHaveCount(320)
  await list.press("End")
  await expect(message(ada, "Line 320.")).toBeInViewport()
})

test("video of another page is not sent, and comes when the page is turned", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const others = await visitor()
  await ada.addInitScript(() => localStorage.setItem("greenroom:preferences", '{"mostTiles":4}'))
  await join(ada, roomName, "Ada")
  await joinAsOther(others, roomName, "Person 0")
  const tokens = await Promise.all(
    Array.from({ length: 5 }, (_, index) => {
      const token = new AccessToken("devkey", "secret", {
        identity: `p-${index}`,
        name: `Person ${index + 1}`,
      })
      token.addGrant({ roomJoin: true, room: roomName, canSubscribe: false })
      return token.toJwt()
    }),
  )
  await others.evaluate(async (jwts) => {
    for (const jwt of jwts) {
      const room = new window.LivekitClient.Room()
      await room.connect("ws://localhost:7890", jwt)
      await room.localParticipant.setCameraEnabled(true, { resolution: { width: 160, height: 90 } })
    }
  }, tokens)

  await expect(people(ada)).toHaveCount(4)
  await expect(ada.getByRole("navigation", { name: "Pages of people" })).toContainText("1 of 2")
  // Of the seven one has no camera, and Ada's own picture is not received; on which page the one is, is no matter here.
  const inSight = () => people(ada).locator("video").count()
  await expect.poll(inSight).toBeGreaterThanOrEqual(3)
  await expect
    .poll(async () => (await videosReceived(ada)) - (await inSight()), { intervals: [500] })
    .toBe(-1)

  await ada.getByRole("button", { name: "Next page" }).click()
  await expect(people(ada)).toHaveCount(3)
  await expect.poll(inSight).toBeGreaterThanOrEqual(2)
  for (const video of await people(ada)
    .filter({ has: ada.locator("video") })
    .all())
    await expectMoving(video)
  await expect.poll(async () => (await videosReceived(ada)) - (await inSight()), { intervals: [500] }).toBe(0)
})

/** How many videos of others go on being decoded. */
function videosReceived(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { rememberedConnections } = window as unknown as { rememberedConnections: RTCPeerConnection[] }
    const decoded = async () => {
      const frames = new Map<string, number>()
      for (const connection of rememberedConnections) {
        for (const { id, type, kind, framesDecoded } of (await connection.getStats()).values()) {
          if (type === "inbound-rtp" && kind === "video") frames.set(id, framesDecoded)
        }
      }
      return frames
    }
    const before = await decoded()
    await new Promise((resolve) => setTimeout(resolve, 500))
    const after = await decoded()
    return [...after].filter(([id, frames]) => frames > (before.get(id) ?? 0)).length
  })
}
