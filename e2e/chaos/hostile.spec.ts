import type { Locator, Page } from "@playwright/test"
import { expectMoving, join, people, tiles, toggle } from "../support/call"
import { expect, measured, test } from "../support/chaos-test"
import { longestTask, watchLongTasks } from "../support/long-tasks"
import { heldByPage } from "../support/memory"
import { joinAsOther } from "../support/other-client"
import { message, panel, pressControl, write } from "../support/panels"

/** What somebody who means harm can send, for some seconds at the full rate of their connection. */
const ATTACKS: Record<string, (page: Page) => Promise<void>> = {
  "data messages of 60,000 bytes": (page) =>
    page.evaluate(async () => {
      const { localParticipant } = window.room
      const payload = new Uint8Array(60_000).fill(120)
      const end = performance.now() + 8000
      for (let i = 0; performance.now() < end; i++) {
        const topic = ["lk.chat", "greenroom.reaction", "lk.transcription", "x"][i % 4] ?? ""
        await localParticipant.publishData(payload, { reliable: i % 2 === 0, topic }).catch(() => undefined)
      }
    }),
  "10,000 reactions": (page) =>
    page.evaluate(async () => {
      const { localParticipant } = window.room
      const payload = new TextEncoder().encode("🎉")
      for (let burst = 0; burst < 100; burst++) {
        await Promise.all(
          Array.from({ length: 100 }, () =>
            localParticipant.publishData(payload, { topic: "greenroom.reaction", reliable: true }),
          ),
        )
      }
    }),
  "attributes, names and metadata that change without end": (page) =>
    page.evaluate(async () => {
      const { localParticipant } = window.room
      const end = performance.now() + 8000
      for (let i = 0; performance.now() < end; i++) {
        await Promise.allSettled([
          localParticipant.setAttributes({
            "greenroom.hand": i % 2 ? "1970" : "",
            big: String(i).repeat(5000),
          }),
          localParticipant.setName(`${i} ${"🦦".repeat(60)}`),
          localParticipant.setMetadata(String(i).repeat(20_000)),
        ])
      }
    }),
  "text streams that never end, lie about their length, or hold nonsense": (page) =>
    page.evaluate(async () => {
      const { localParticipant } = window.room
      for (let i = 0; i < 400; i++) {
        const topic = i % 2 ? "lk.chat" : "lk.transcription"
        const writer = await localParticipant.streamText({
          topic,
          streamId: i % 10 ? undefined : "the-same",
        } as object)
        await writer.write(`\ud800 unfinished \u0000 ${"x".repeat(1000)}`)
      }
      for (let i = 0; i < 50; i++) {
        const writer = await localParticipant.streamText({ topic: "lk.chat", totalSize: 1 } as object)
        await writer.write("longer than it said")
        await writer.close()
      }
    }),
  "finished captions of ever new segments": (page) =>
    page.evaluate(async () => {
      const { localParticipant } = window.room
      for (let burst = 0; burst < 30; burst++) {
        await Promise.all(
          Array.from({ length: 100 }, (_, i) =>
            localParticipant.sendText(`caption ${burst} ${i} ${"z".repeat(1500)}`, {
              topic: "lk.transcription",
              attributes: { "lk.segment_id": `${burst}-${i}`, "lk.transcription_final": "true" },
            }),
          ),
        )
      }
    }),
}

for (const [what, attack] of Object.entries(ATTACKS)) {
  test(`${what}: the call stays usable`, async ({ visitor, roomName }) => {
    const ada = await visitor({ expectedNoise: /./ })
    const ben = await visitor({ expectedNoise: /./ })
    const mallory = await visitor({ expectedNoise: /./ })
    await join(ada, roomName, "Ada")
    await join(ben, roomName, "Ben")
    await joinAsOther(mallory, roomName, "Mallory")
    await expect(people(ada)).toHaveCount(3)
    await pressControl(ada, "Chat")
    await expectMoving(tiles(ada, "Ben"))
    const session = await ada.context().newCDPSession(ada)
    const before = await heldByPage(session)
    await watchLongTasks(ada)

    const attacked = attack(mallory)
    // In the middle of it: what the person does works at once, and the others go on.
    const answered = await watchPress(toggle(ada, "Microphone"))
    await toggle(ada, "Microphone").click()
    await expect(toggle(ada, "Microphone")).toHaveAttribute("aria-pressed", "false")
    const took = await answered()
    await expectMoving(tiles(ada, "Ben"))
    await write(ben, "Still here")
    await expect(message(ada, "Still here")).toBeVisible()
    await attacked

    measured("a press took", Math.round(took), "ms")
    expect(took).toBeLessThan(1000)
    const longest = await longestTask(ada)
    measured("longest task", Math.round(longest), "ms")
    expect(longest).toBeLessThan(1000)
    expect(await panel(ada, "Chat").getByRole("listitem").count()).toBeLessThan(100)
    const after = await heldByPage(session)
    measured("heap grew by", after.heap - before.heap, "MB")
    expect(after.heap - before.heap).toBeLessThan(30)

    // Whoever leaves takes with them what they have left unfinished.
    await mallory.close()
    await expect(people(ada)).toHaveCount(2)
    await expectMoving(tiles(ada, "Ben"))
    await expectMoving(tiles(ben, "Ada"))
  })
}

/**
 * From now on notes how long a toggle takes to answer a press, by the page's clock: the test itself is one more program
 * that waits for its turn on the machine.
 * @returns gives that time, in milliseconds
 */
async function watchPress(button: Locator): Promise<() => Promise<number>> {
  await button.evaluate((element) => {
    element.addEventListener(
      "click",
      // From when the browser was told of it, before the page had time for it.
      ({ timeStamp }) =>
        new MutationObserver(() =>
          Object.assign(window, { answeredAfter: performance.now() - timeStamp }),
        ).observe(element, { attributeFilter: ["aria-pressed"] }),
      { once: true },
    )
  })
  return () => button.evaluate(() => (window as unknown as { answeredAfter: number }).answeredAfter)
}
