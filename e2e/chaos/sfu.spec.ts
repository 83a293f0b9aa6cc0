import { setTimeout as wait } from "node:timers/promises"
import type { Page } from "@playwright/test"
import { expectHearing, expectMoving, join, people, tiles, toggle } from "../support/call"
import { expect, measured, since, test } from "../support/chaos-test"
import { message, panel, write } from "../support/panels"

test("the LiveKit server is killed in a call of three and comes back after 5 s: so does everybody", async ({
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
  const everybodySees = () =>
    Promise.all(
      pages.flatMap((page) =>
        Object.entries(call).map(([name, other]) => other !== page && expectMoving(tiles(page, name))),
      ),
    )
  await everybodySees()
  await toggle(ben, "Microphone").click()
  await expect(tiles(ada, "Ben")).toContainText("Microphone off")
  await write(ada, "Before the fall")
  await write(ben, "Heard")
  await expect(message(ada, "Heard")).toBeVisible()

  await sfu.kill()
  const killed = performance.now()
  for (const page of pages) await expect(banner(page)).toBeVisible({ timeout: 2000 })
  measured("all three were told after", since(killed))
  await wait(5000 - 1000 * since(killed))
  await sfu.start()
  const restarted = performance.now()
  await everybodySees()
  const took = since(restarted)
  measured("video in all six directions after", took)
  expect(took).toBeLessThan(15)

  for (const page of pages) {
    await expect(banner(page)).toHaveCount(0)
    await expect(people(page)).toHaveCount(3)
  }
  await expect(toggle(ben, "Microphone")).toHaveAttribute("aria-pressed", "false")
  await expect(toggle(ada, "Microphone")).toHaveAttribute("aria-pressed", "true")
  await expect(tiles(ada, "Ben")).toContainText("Microphone off")
  await expect(tiles(ben, "Ada")).not.toContainText("Microphone off")
  await expectHearing(ben)
  for (const page of [ada, ben]) {
    await expect(message(page, "Before the fall")).toHaveCount(1)
    await expect(message(page, "Heard")).toHaveCount(1)
  }
  await write(cleo, "All back?")
  await expect(message(ada, "All back?")).toBeVisible()
  await expect(panel(ada, "Chat").getByRole("listitem")).toHaveCount(3)
})

function banner(page: Page) {
  return page.getByText("Your connection broke off. Reconnecting…")
}
