import { expectHearing, expectMoving, join, people, tiles } from "./support/call"
import { withFirefox } from "./support/firefox"
import { expect, test } from "./support/test"

test("Chromium and Firefox see and hear each other, and write to each other", async ({
  visitor,
  roomName,
  baseURL,
}) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")

  await withFirefox(async (fox) => {
    await fox.goto(`${baseURL}/rooms/${roomName}`)
    await fox.locator("aria/Your name").fill("Fox")
    await fox.waitForSelector("button[aria-label=Camera][aria-pressed=true]")
    await fox.waitForSelector("button[aria-label=Microphone][aria-pressed=true]")
    await fox.locator("aria/Join room[role=button]").click()

    await expectMoving(tiles(ada, "Fox"))
    await expectHearing(ada)
    const received = () =>
      fox.evaluate(() => {
        const video = document.querySelector<HTMLVideoElement>("[role=group][aria-label=Ada] video")
        const sounds = [...document.querySelectorAll("audio")].map(({ currentTime }) => currentTime)
        return {
          frames: video?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
          seconds: Math.max(0, ...sounds),
        }
      })
    const before = await received()
    await expect.poll(async () => (await received()).frames).toBeGreaterThan(before.frames + 10)
    await expect.poll(async () => (await received()).seconds).toBeGreaterThan(before.seconds)

    await fox.locator("aria/Chat[role=button]").click()
    await fox.locator("aria/Message[role=textbox]").fill("Hello from Firefox")
    await fox.keyboard.press("Enter")
    await ada.getByRole("button", { name: "Chat" }).click()
    await expect(ada.getByRole("region", { name: "Chat" })).toContainText("Hello from Firefox")

    await fox.locator("aria/Leave[role=button]").click()
    await expect(people(ada)).toHaveCount(1)
  })
})
