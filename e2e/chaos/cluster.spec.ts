import type { Page } from "@playwright/test"
import { texts as callTexts } from "../../lib/texts/call"
import { findLivekitServer } from "../../scripts/sfu/find"
import { killTree } from "../../scripts/system/programs"
import { startApp } from "../support/app-server"
import { cameraTiles, expectAudioReceived, expectVideoPlaying, join, tiles } from "../support/call"
import { printMeasurement, secondsSince } from "../support/chaos-test"
import { LoadBalancer, startCluster } from "../support/cluster"
import { message, sendMessage } from "../support/panels"
import { RedisServer } from "../support/servers"
import { livekitEnv } from "../support/sfu-server"
import { expect, test } from "../support/test"

const NODES = [
  { http: 7950, tcp: 7951, udp: 7952 },
  { http: 7960, tcp: 7961, udp: 7962 },
]

test("when the cluster node of a call is killed, participants continue on the other node", async ({
  visitor,
  roomName,
}) => {
  const { path } = await findLivekitServer()
  const redis = await RedisServer.start()
  const nodes = await startCluster({ path, redis: `127.0.0.1:${redis.port}`, nodes: NODES })
  const balancer = await LoadBalancer.start(NODES.map(({ http }) => http))
  const app = await startApp({
    ...livekitEnv(`ws://localhost:${balancer.port}`),
  })
  try {
    const [ada, ben] = [await visitor({ expectedNoise: /./ }), await visitor({ expectedNoise: /./ })]
    await join(ada, roomName, "Ada", app.url)
    await join(ben, roomName, "Ben", app.url)
    const expectVideoBothWays = (timeout?: number) =>
      Promise.all([
        expectVideoPlaying(tiles(ada, "Ben"), timeout),
        expectVideoPlaying(tiles(ben, "Ada"), timeout),
      ])
    await expectVideoBothWays()
    await sendMessage(ada, "Before the crash")

    const port = await mediaPort(ada)
    expect(await mediaPort(ben)).toBe(port)
    const callNode = NODES.findIndex(({ udp }) => udp === port)
    expect(callNode).toBeGreaterThanOrEqual(0)
    const { child } = nodes[callNode] ?? {}
    if (child) await killTree(child, 0)
    const killedAt = performance.now()
    await expect(ada.getByText(callTexts.reconnecting)).toBeVisible()
    printMeasurement("banner shown after", secondsSince(killedAt))
    await expectVideoBothWays(60_000)
    printMeasurement("video both ways through the other node after", secondsSince(killedAt))

    for (const page of [ada, ben]) {
      expect(await mediaPort(page)).toBe(NODES[1 - callNode]?.udp)
      await expect(cameraTiles(page)).toHaveCount(2)
    }
    await expectAudioReceived(ada)
    await expect(message(ada, "Before the crash")).toHaveCount(1)
    await sendMessage(ben, "All here?")
    await expect(message(ada, "All here?")).toBeVisible()
    for (const page of [ada, ben]) await page.context().close()
  } finally {
    balancer.close()
    await Promise.all([app.stop(), ...nodes.map(({ child }) => killTree(child, 0)), redis.kill()])
  }
})

/** Returns the server port of the page's media connection, which identifies the node. */
function mediaPort(page: Page): Promise<number | undefined> {
  return page.evaluate(async () => {
    for (const connection of window.peerConnections) {
      if (connection.connectionState !== "connected") continue
      const reports = await connection.getStats()
      for (const transport of reports.values()) {
        if (transport.type !== "transport") continue
        const pair = reports.get(transport.selectedCandidatePairId)
        const remote = reports.get(pair?.remoteCandidateId)
        if (remote) return remote.port as number
      }
    }
  })
}
