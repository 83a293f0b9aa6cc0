import { setTimeout as wait } from "node:timers/promises"
import type { Page } from "@playwright/test"
import { texts as callTexts } from "../../lib/texts/call"
import { cameraTiles, expectAudioReceived, expectVideoPlaying, join, tiles, toggle } from "../support/call"
import { expect, printMeasurement, secondsSince, test } from "../support/chaos-test"
import { message, panel, sendMessage } from "../support/panels"
import { chatText } from "../support/texts"

test("three participants reconnect after the LiveKit server was killed and restarted 5 s later", async ({
  visitor,
  roomName,
  sfu,
}) => {
  const call: Record<string, Page> = {}
  for (const name of ["Ada", "Ben", "Cleo"]) {
    const page = await visitor({ expectedNoise: /./ })
    await join(page, roomName, name)
    call[name] = page
  }
  const { Ada: ada, Ben: ben, Cleo: cleo } = call as Record<"Ada" | "Ben" | "Cleo", Page>
  const pages = [ada, ben, cleo]
  const expectAllVideos = () =>
    Promise.all(
      pages.flatMap((page) =>
        Object.entries(call).map(([name, other]) => other !== page && expectVideoPlaying(tiles(page, name))),
      ),
    )
  await expectAllVideos()
  await toggle(ben, "microphone").click()
  await expect(tiles(ada, "Ben")).toContainText(callTexts.microphoneOff)
  await sendMessage(ada, "Before the crash")
  await sendMessage(ben, "Heard")
  await expect(message(ada, "Heard")).toBeVisible()

  await sfu.kill()
  const killedAt = performance.now()
  for (const page of pages) await expect(reconnectingBanner(page)).toBeVisible({ timeout: 2000 })
  printMeasurement("banner shown to all three after", secondsSince(killedAt))
  await wait(5000 - 1000 * secondsSince(killedAt))
  await sfu.start()
  const restartedAt = performance.now()
  await expectAllVideos()
  const took = secondsSince(restartedAt)
  printMeasurement("video in all six directions after", took)
  expect(took).toBeLessThan(15)

  for (const page of pages) {
    await expect(reconnectingBanner(page)).toHaveCount(0)
    await expect(cameraTiles(page)).toHaveCount(3)
  }
  await expect(toggle(ben, "microphone")).toHaveAttribute("aria-pressed", "false")
  await expect(toggle(ada, "microphone")).toHaveAttribute("aria-pressed", "true")
  await expect(tiles(ada, "Ben")).toContainText(callTexts.microphoneOff)
  await expect(tiles(ben, "Ada")).not.toContainText(callTexts.microphoneOff)
  await expectAudioReceived(ben)
  for (const page of [ada, ben]) {
    await expect(message(page, "Before the crash")).toHaveCount(1)
    await expect(message(page, "Heard")).toHaveCount(1)
  }
  await sendMessage(cleo, "All back?")
  await expect(message(ada, "All back?")).toBeVisible()
  await expect(panel(ada, chatText("chat")).getByRole("listitem")).toHaveCount(3)
})

function reconnectingBanner(page: Page) {
  return page.getByText(callTexts.reconnecting)
}
