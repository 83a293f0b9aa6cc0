import { expectHearing, expectMoving, join, people, tiles } from "./support/call"
import { withFirefox } from "./support/firefox"
import { expect, test } from "./support/test"

test("Chromium and Firefox see and hear each other, and write to each other", { tag: "@chat" }, async ({
  visitor,
  roomName,
  baseURL,
}) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")

  await withFirefox(async (fox) => {
    await fox.goto(`${baseURL}/rooms/${roomName}`)
    await fox.locator("form input[autocomplete=name]").fill("Fox")
    await fox.waitForSelector("button[aria-label=Camera][aria-pressed=true]")
    await fox.waitForSelector("button[aria-label=Microphone][aria-pressed=true]")
    await fox.locator("form button[type=submit]").click()

    await expectMoving(tiles(ada, "Fox"))
    await expectHearing(ada)
    // Firefox counts no decoded frames of a stream, but tells of each that it shows.
    await fox.waitForFunction(
      () =>
        new Promise<boolean>((resolve) => {
          const video = document.querySelector<HTMLVideoElement>("[role=group][aria-label=Ada] video")
          if (!video) return resolve(false)
          let frames = 0
          const onFrame = () => (++frames > 10 ? resolve(true) : video.requestVideoFrameCallback(onFrame))
          video.requestVideoFrameCallback(onFrame)
        }),
    )
    const heard = () =>
      fox.evaluate(() =>
        Math.max(0, ...[...document.querySelectorAll("audio")].map(({ currentTime }) => currentTime)),
      )
    const before = await heard()
    await expect.poll(heard).toBeGreaterThan(before)

    await fox.locator("button[aria-label=Chat]").click()
    await fox.locator("section textarea").fill("Hello from Firefox")
    await fox.keyboard.press("Enter")
    await ada.getByRole("button", { name: "Chat" }).click()
    await expect(ada.getByRole("region", { name: "Chat" })).toContainText("Hello from Firefox")

    await fox.locator("button[aria-label=Leave]").click()
    await expect(people(ada)).toHaveCount(1)
  })
})
