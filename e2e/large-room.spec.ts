import type { Page } from "@playwright/test"
import { expectAccessibleLayout } from "./support/accessibility"
import { cameraTiles, expectVideoPlaying, join } from "./support/call"
import { controlButton, message, openSettings, panel } from "./support/panels"
import { joinWithSdk, signToken } from "./support/participants"
import { addSimulatedParticipants, simulatedParticipants } from "./support/simulated-participants"
import { expect, test } from "./support/test"
import { callTexts, chatText, peopleText } from "./support/texts"

test("the list of 5,001 participants can be searched and renders only a few rows", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  await addSimulatedParticipants(ada, simulatedParticipants(5000))
  await join(ada, roomName, "Ada")
  await expect(controlButton(ada, peopleText("people"))).toHaveAccessibleDescription(
    peopleText("count", 5001),
  )
  expect(await cameraTiles(ada).count()).toBeLessThan(50)

  await controlButton(ada, peopleText("people")).click()
  const list = panel(ada, peopleText("people")).getByRole("region", { name: peopleText("count", 5001) })
  const rows = panel(ada, peopleText("people")).getByRole("listitem")
  await expect(rows.first()).toHaveText(/Ada.*\(you\)/)
  await expect(rows.first()).toHaveAttribute("aria-setsize", "5001")
  expect(await rows.count()).toBeLessThan(60)
  await list.press("End")
  await expect(rows.filter({ hasText: "Person 5000" })).toBeInViewport()
  await expect(rows.last()).toHaveAttribute("aria-posinset", "5001")
  expect(await rows.count()).toBeLessThan(60)
  await expectAccessibleLayout(ada)

  const search = panel(ada, peopleText("people")).getByRole("searchbox", { name: peopleText("search") })
  await search.fill("person 4321")
  await expect(rows).toHaveText([/Person 4321/])
  await expect(
    panel(ada, peopleText("people"))
      .getByRole("status")
      .filter({ hasText: peopleText("found", 1) }),
  ).toBeVisible()
  await search.fill("Grace")
  await expect(panel(ada, peopleText("people"))).toContainText(peopleText("found", 0))
  await search.press("Escape")
  await expect(search).toHaveValue("")
  await expect(rows.first()).toContainText("Ada")
  await search.press("Escape")
  await expect(panel(ada, peopleText("people"))).toHaveCount(0)

  await openSettings(ada, "general")
  await ada.getByRole("combobox", { name: callTexts.mostTiles }).selectOption("Up to 9")
  await ada.keyboard.press("Escape")
  await expect(cameraTiles(ada)).toHaveCount(9)
  await expect(ada.getByRole("navigation", { name: callTexts.pages })).toContainText(callTexts.pageOf(1, 23))
})

test("a short list of participants has no search field", async ({ visitor, roomName }) => {
  const ada = await visitor()
  await addSimulatedParticipants(ada, simulatedParticipants(3))
  await join(ada, roomName, "Ada")
  await controlButton(ada, peopleText("people")).click()
  await expect(panel(ada, peopleText("people")).getByRole("listitem")).toHaveCount(4)
  await expect(panel(ada, peopleText("people")).getByRole("searchbox")).toHaveCount(0)
})

test("a long chat can be scrolled to its first message without jumps", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const others = await visitor()
  await join(ada, roomName, "Ada")
  await joinWithSdk(others, roomName, "Robin")
  // The chat limits each sender's rate, so there are many senders. Each starts once the previous messages have arrived,
  // because messages of different senders arrive in any order.
  for (let writer = 0; writer < 16; writer++) {
    const token = await signToken(
      { identity: `writer-${writer}`, name: `Writer ${writer}` },
      { room: roomName, canSubscribe: false },
    )
    await others.evaluate(
      async ({ jwt, firstLine }) => {
        const room = new window.LivekitClient.Room()
        await room.connect("ws://localhost:7890", jwt)
        for (let number = firstLine; number < firstLine + 20; number++) {
          const text = `Line ${number}.${" and so on".repeat(number % 30)}`
          await room.localParticipant.sendText(text, { topic: "lk.chat" })
        }
      },
      { jwt: token, firstLine: 20 * writer + 1 },
    )
    await expect(controlButton(ada, chatText("chat"))).toHaveAccessibleDescription(
      chatText("unread", 20 * (writer + 1)),
    )
  }

  await controlButton(ada, chatText("chat")).click()
  await expect(message(ada, "Line 320.")).toBeInViewport()
  const messages = panel(ada, chatText("chat")).getByRole("listitem")
  await expect(message(ada, "Line 1.")).toHaveCount(0)

  const list = panel(ada, chatText("chat")).getByRole("region", { name: chatText("messages") })
  const initialCount = await messages.count()
  await list.evaluate((element) => element.scrollTo({ top: 600 }))
  const visibleMessage = message(ada, "Line 140.")
  await visibleMessage.evaluate((element) => element.scrollIntoView({ block: "center" }))
  const position = (await visibleMessage.boundingBox())?.y ?? 0
  await expect.poll(() => messages.count()).toBeGreaterThan(initialCount)
  expect(Math.abs(((await visibleMessage.boundingBox())?.y ?? 0) - position)).toBeLessThan(3)

  await expect(async () => {
    await list.press("Home")
    await expect(message(ada, "Line 1.")).toBeInViewport({ timeout: 100 })
  }).toPass({ intervals: [100] })
  await expect(messages).toHaveCount(320)
  await list.press("End")
  await expect(message(ada, "Line 320.")).toBeInViewport()
})

test("videos on another page of the grid are received only when that page is shown", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const others = await visitor()
  await ada.addInitScript(() => localStorage.setItem("greenroom:preferences", '{"mostTiles":4}'))
  await join(ada, roomName, "Ada")
  await joinWithSdk(others, roomName, "Person 0")
  const tokens = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      signToken(
        { identity: `p-${index}`, name: `Person ${index + 1}` },
        { room: roomName, canSubscribe: false },
      ),
    ),
  )
  await others.evaluate(async (jwts) => {
    for (const jwt of jwts) {
      const room = new window.LivekitClient.Room()
      await room.connect("ws://localhost:7890", jwt)
      await room.localParticipant.setCameraEnabled(true, { resolution: { width: 160, height: 90 } })
    }
  }, tokens)

  await expect(cameraTiles(ada)).toHaveCount(4)
  await expect(ada.getByRole("navigation", { name: callTexts.pages })).toContainText(callTexts.pageOf(1, 2))
  // One of the seven participants has no camera, on either page, and Ada doesn't receive her own video.
  const shownVideos = () => cameraTiles(ada).locator("video").count()
  await expect.poll(shownVideos).toBeGreaterThanOrEqual(3)
  await expect
    .poll(async () => (await receivedVideos(ada)) - (await shownVideos()), { intervals: [500] })
    .toBe(-1)

  await ada.getByRole("button", { name: callTexts.nextPage }).click()
  await expect(cameraTiles(ada)).toHaveCount(3)
  await expect.poll(shownVideos).toBeGreaterThanOrEqual(2)
  for (const video of await cameraTiles(ada)
    .filter({ has: ada.locator("video") })
    .all())
    await expectVideoPlaying(video)
  await expect
    .poll(async () => (await receivedVideos(ada)) - (await shownVideos()), { intervals: [500] })
    .toBe(0)
})

/** Returns how many videos are being decoded. */
function receivedVideos(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const decoded = async () => {
      const frames = new Map<string, number>()
      for (const connection of window.peerConnections) {
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
