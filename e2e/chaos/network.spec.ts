import { setTimeout as wait } from "node:timers/promises"
import type { Page } from "@playwright/test"
import { texts as callTexts } from "../../lib/texts/call"
import { cameraTiles, expectAudioReceived, expectVideoPlaying, join, tiles } from "../support/call"
import { expect, printMeasurement, secondsSince, test } from "../support/chaos-test"
import { NetworkRelay } from "../support/network-conditions"

type Call = { ada: Page; ben: Page; relay: NetworkRelay }

/** A call in which Ben's network conditions can be changed. */
const networkTest = test.extend<{ call: Call }>({
  call: async ({ sfu, visitor, roomName }, use) => {
    const relay = await NetworkRelay.start(sfu.ports)
    const ada = await visitor({ expectedNoise: /./ })
    const ben = await visitor({ expectedNoise: /./, bypassCSP: true })
    await relay.route(ben)
    await join(ada, roomName, "Ada")
    await join(ben, roomName, "Ben")
    await expectBothWays({ ada, ben })
    expect(await relay.carriesAllMedia(ben)).toBe(true)
    await use({ ada, ben, relay })
    relay.close()
  },
})

for (const seconds of [3, 15, 60]) {
  networkTest(`the call recovers from a network outage of ${seconds} s`, async ({ call }) => {
    const { ada, ben, relay } = call
    relay.setConditions({ isCut: true })
    const cutAt = performance.now()
    // Longer outages show a banner without ending the call.
    if (seconds >= 15) {
      await expect(noDataBanner(ben)).toBeVisible({ timeout: 13_000 })
      printMeasurement("banner about missing data shown after", secondsSince(cutAt))
      await expect(noDataBanner(ada)).toHaveCount(0)
    }
    if (seconds >= 60) {
      await expect(reconnectingBanner(ben)).toBeVisible()
      printMeasurement("reconnecting banner shown after", secondsSince(cutAt))
    }
    await wait(seconds * 1000 - 1000 * secondsSince(cutAt))
    relay.setConditions({})
    const restoredAt = performance.now()
    await expectBothWays(call, 30_000)
    const took = secondsSince(restoredAt)
    printMeasurement("video both ways after", took)
    expect(took).toBeLessThan(25)
    for (const banner of [reconnectingBanner(ben), noDataBanner(ben)]) await expect(banner).toHaveCount(0)
    await expectAudioReceived(ada)
    await expectAudioReceived(ben)
    for (const page of [ada, ben]) await expect(cameraTiles(page)).toHaveCount(2)
  })
}

networkTest("the call recovers from a change of network address", async ({ call }) => {
  const { ada, ben, relay } = call
  relay.changeAddress()
  const movedAt = performance.now()
  await expectBothWays(call, 60_000)
  printMeasurement("video both ways after", secondsSince(movedAt))
  await expectAudioReceived(ada)
  await expectAudioReceived(ben)
  for (const page of [ada, ben]) await expect(cameraTiles(page)).toHaveCount(2)
})

for (const { description, conditions, isMarked, maxConcealed } of [
  // Retransmission and error correction hide this much loss.
  { description: "10% of the packets lost", conditions: { loss: 0.1 }, isMarked: false, maxConcealed: 0.1 },
  // Audio packets repeat previous ones (RED): less than the lost share has to be concealed.
  { description: "30% of the packets lost", conditions: { loss: 0.3 }, isMarked: true, maxConcealed: 0.2 },
  { description: "300 ms of delay", conditions: { delay: 300 }, isMarked: true, maxConcealed: 0.1 },
  { description: "500 kbit/s", conditions: { rate: 500_000 }, isMarked: true, maxConcealed: 0.1 },
]) {
  const mark = isMarked ? "with a mark on the tile" : "without a mark on the tile"
  networkTest(`audio and video continue with ${description}, ${mark}`, async ({ call }) => {
    const { ada, ben, relay } = call
    const baseline = await reception(ben)
    relay.setConditions(conditions)
    const start = performance.now()
    if (isMarked) {
      for (const page of [ada, ben]) {
        await expect(tiles(page, "Ben")).toContainText(callTexts.poorConnection, { timeout: 60_000 })
      }
      printMeasurement("mark shown after", secondsSince(start))
    }
    await expectBothWays(call, 60_000)
    for (const page of [ada, ben]) {
      const { audio, video, concealed } = await reception(page)
      const sender = page === ada ? "Ben" : "Ada"
      printMeasurement(`${sender}'s audio`, audio, `kbit/s, ${(100 * concealed).toFixed(1)}% concealed`)
      printMeasurement(`${sender}'s video`, video, "kbit/s")
      expect(concealed).toBeLessThan(maxConcealed)
      // Audio has priority over video on a narrow connection.
      if (conditions.rate) expect(audio).toBeGreaterThan(baseline.audio * 0.8)
    }
    if (conditions.rate) expect(await isVideoBandwidthLimited(ben)).toBe(true)
    await expect(reconnectingBanner(ben)).toHaveCount(0)
    await expect(cameraTiles(ada)).toHaveCount(2)

    // The server takes long to rate a connection as good again, so this is tested once.
    if (!conditions.rate) return
    relay.setConditions({})
    await expect(tiles(ben, "Ben")).not.toContainText(callTexts.poorConnection, { timeout: 60_000 })
  })
}

/** Returns whether the page reduces its video for lack of bandwidth. */
function isVideoBandwidthLimited(page: Page) {
  return page.evaluate(async () => {
    const reports = await Promise.all(window.peerConnections.map((connection) => connection.getStats()))
    return reports.some((report) =>
      [...report.values()].some(({ qualityLimitationReason }) => qualityLimitationReason === "bandwidth"),
    )
  })
}

/** Returns the kbit/s of received audio and video over five seconds, and the share of concealed audio samples. */
async function reception(page: Page) {
  const before = await receivedTotals(page)
  await wait(5000)
  const now = await receivedTotals(page)
  const rate = (kind: "audio" | "video") => ((now[kind] - before[kind]) * 8) / (now.at - before.at)
  return {
    audio: rate("audio"),
    video: rate("video"),
    concealed: (now.concealed - before.concealed) / (now.samples - before.samples),
  }
}

function receivedTotals(page: Page) {
  return page.evaluate(async () => {
    const totals = { audio: 0, video: 0, concealed: 0, samples: 0, at: performance.now() }
    for (const connection of window.peerConnections) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type !== "inbound-rtp") continue
        totals[report.kind as "audio" | "video"] += report.bytesReceived
        totals.concealed += report.concealedSamples ?? 0
        totals.samples += report.totalSamplesReceived ?? 0
      }
    }
    return totals
  })
}

async function expectBothWays({ ada, ben }: Pick<Call, "ada" | "ben">, timeout?: number) {
  await Promise.all([
    expectVideoPlaying(tiles(ada, "Ben"), timeout),
    expectVideoPlaying(tiles(ben, "Ada"), timeout),
  ])
}

function noDataBanner(page: Page) {
  return page.getByText(callTexts.silent)
}

function reconnectingBanner(page: Page) {
  return page.getByText(callTexts.reconnecting)
}
