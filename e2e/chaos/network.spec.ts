import { setTimeout as wait } from "node:timers/promises"
import type { Page } from "@playwright/test"
import { BadLine } from "../support/bad-line"
import { expectHearing, expectMoving, join, people, tiles } from "../support/call"
import { expect, measured, since, test } from "../support/chaos-test"

type Call = { ada: Page; ben: Page; line: BadLine }

/** A call of two, of whom Ben is on a line that can be made bad. */
const bad = test.extend<{ call: Call }>({
  call: async ({ sfu, visitor, roomName }, use) => {
    const line = await BadLine.to(sfu.ports)
    const ada = await visitor({ expectedNoise: /./ })
    const ben = await visitor({ expectedNoise: /./, bypassCSP: true })
    await line.lead(ben)
    await join(ada, roomName, "Ada")
    await join(ben, roomName, "Ben")
    await expectBothWays({ ada, ben })
    expect(await line.carries(ben)).toBe(true)
    await use({ ada, ben, line })
    line.close()
  },
})

for (const seconds of [3, 15, 60]) {
  bad(`a network that is gone for ${seconds} s: the call goes on by itself`, async ({ call }) => {
    const { ada, ben, line } = call
    line.set({ isCut: true })
    const cut = performance.now()
    // One that is gone for longer is told, and not as the end of the call.
    if (seconds >= 15) {
      await expect(silence(ben)).toBeVisible({ timeout: 13_000 })
      measured("told that nothing arrives after", since(cut))
      await expect(silence(ada)).toHaveCount(0)
    }
    if (seconds >= 60) {
      await expect(banner(ben)).toBeVisible()
      measured("reconnecting after", since(cut))
    }
    await wait(seconds * 1000 - 1000 * since(cut))
    line.set({})
    const back = performance.now()
    await expectBothWays(call, 30_000)
    const took = since(back)
    measured("video both ways after", took)
    expect(took).toBeLessThan(25)
    for (const text of [banner(ben), silence(ben)]) {
      await expect(text).toHaveCount(0)
    }
    await expectHearing(ada)
    await expectHearing(ben)
    for (const page of [ada, ben]) await expect(people(page)).toHaveCount(2)
  })
}

bad("another network, with another address: the call goes on by itself", async ({ call }) => {
  const { ada, ben, line } = call
  line.moveElsewhere()
  const moved = performance.now()
  await expectBothWays(call, 60_000)
  measured("video both ways after", since(moved))
  await expectHearing(ada)
  await expectHearing(ben)
  for (const page of [ada, ben]) await expect(people(page)).toHaveCount(2)
})

for (const { what, state, isMarked, madeUp } of [
  // That much is repaired: nobody would notice, and no mark says so.
  { what: "10% of the packets lost", state: { loss: 0.1 }, isMarked: false, madeUp: 0.1 },
  // Of sound, each packet brings the ones before it once more: less than was lost has to be made up.
  { what: "30% of the packets lost", state: { loss: 0.3 }, isMarked: true, madeUp: 0.2 },
  { what: "300 ms of delay", state: { delay: 300 }, isMarked: true, madeUp: 0.1 },
  { what: "500 kbit/s", state: { rate: 500_000 }, isMarked: true, madeUp: 0.1 },
]) {
  const mark = isMarked ? "a mark says that it is worse" : "nobody notices"
  bad(`${what}: everybody is heard and seen, and ${mark}`, async ({ call }) => {
    const { ada, ben, line } = call
    const good = await reception(ben)
    line.set(state)
    const began = performance.now()
    if (isMarked) {
      for (const page of [ada, ben]) {
        await expect(tiles(page, "Ben")).toContainText("Poor connection", { timeout: 60_000 })
      }
      measured("marked after", since(began))
    }
    await expectBothWays(call, 60_000)
    for (const page of [ada, ben]) {
      const { audio, video, concealed } = await reception(page)
      const whose = page === ada ? "Ben" : "Ada"
      measured(`${whose}'s voice`, audio, `kbit/s, ${(100 * concealed).toFixed(1)}% of it made up`)
      measured(`${whose}'s picture`, video, "kbit/s")
      expect(concealed).toBeLessThan(madeUp)
      // Sound before picture: what a narrow line has no room for is missing from the picture.
      if (state.rate) expect(audio).toBeGreaterThan(good.audio * 0.8)
    }
    if (state.rate) expect(await isPictureHeldBack(ben)).toBe(true)
    await expect(banner(ben)).toHaveCount(0)
    await expect(people(ada)).toHaveCount(2)

    // The server takes its time to think well of a line again: seen once.
    if (!state.rate) return
    line.set({})
    await expect(tiles(ben, "Ben")).not.toContainText("Poor connection", { timeout: 60_000 })
  })
}

/** Whether the page sends less of its picture than it would, for want of a line. */
function isPictureHeldBack(page: Page) {
  return page.evaluate(async () => {
    const { rememberedConnections } = window as unknown as { rememberedConnections: RTCPeerConnection[] }
    const reports = await Promise.all(rememberedConnections.map((connection) => connection.getStats()))
    return reports.some((report) =>
      [...report.values()].some(({ qualityLimitationReason }) => qualityLimitationReason === "bandwidth"),
    )
  })
}

/** What the page hears and sees of the other one within five seconds: kbit/s, and the share of sound that is made up. */
async function reception(page: Page) {
  const before = await received(page)
  await wait(5000)
  const now = await received(page)
  const rate = (of: "audio" | "video") => ((now[of] - before[of]) * 8) / (now.at - before.at)
  return {
    audio: rate("audio"),
    video: rate("video"),
    concealed: (now.concealed - before.concealed) / (now.samples - before.samples),
  }
}

function received(page: Page) {
  return page.evaluate(async () => {
    const { rememberedConnections } = window as unknown as { rememberedConnections: RTCPeerConnection[] }
    const sum = { audio: 0, video: 0, concealed: 0, samples: 0, at: performance.now() }
    for (const connection of rememberedConnections) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type !== "inbound-rtp") continue
        sum[report.kind as "audio" | "video"] += report.bytesReceived
        sum.concealed += report.concealedSamples ?? 0
        sum.samples += report.totalSamplesReceived ?? 0
      }
    }
    return sum
  })
}

async function expectBothWays({ ada, ben }: Pick<Call, "ada" | "ben">, timeout?: number) {
  await Promise.all([expectMoving(tiles(ada, "Ben"), timeout), expectMoving(tiles(ben, "Ada"), timeout)])
}

function silence(page: Page) {
  return page.getByText("Nothing arrives from the network.")
}

function banner(page: Page) {
  return page.getByText("Your connection broke off. Reconnecting…")
}
