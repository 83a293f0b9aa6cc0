import type { Page } from "@playwright/test"
import { findLivekitServer } from "../../scripts/livekit-server"
import { killTree } from "../../scripts/process-tree"
import { startCluster } from "../../scripts/sfu/cluster"
import { startApp } from "../support/app-server"
import { Balancer } from "../support/balancer"
import { expectHearing, expectMoving, join, people, tiles } from "../support/call"
import { measured, since } from "../support/chaos-test"
import { message, write } from "../support/panels"
import { RedisServer } from "../support/redis-server"
import { expect, test } from "../support/test"

const NODES = [
  { http: 7950, tcp: 7951, udp: 7952 },
  { http: 7960, tcp: 7961, udp: 7962 },
]

test("the node of a cluster that carries the call is killed: everybody goes on through the other one", async ({
  visitor,
  roomName,
}) => {
  const { path } = await findLivekitServer()
  const redis = await RedisServer.start()
  const nodes = await startCluster({ path, redis: `127.0.0.1:${redis.port}`, nodes: NODES })
  const balancer = await Balancer.before(NODES.map(({ http }) => http))
  const app = await startApp({
    LIVEKIT_URL: `ws://localhost:${balancer.port}`,
    LIVEKIT_API_KEY: "devkey",
    LIVEKIT_API_SECRET: "secret",
  })
  try {
    const [ada, ben] = [await visitor({ expectedNoise: /./ }), await visitor({ expectedNoise: /./ })]
    await join(ada, roomName, "Ada", app.url)
    await join(ben, roomName, "Ben", app.url)
    const bothWays = (timeout?: number) =>
      Promise.all([expectMoving(tiles(ada, "Ben"), timeout), expectMoving(tiles(ben, "Ada"), timeout)])
    await bothWays()
    await write(ada, "Before the fall")

    const port = await mediaPort(ada)
    expect(await mediaPort(ben)).toBe(port)
    const carrier = NODES.findIndex(({ udp }) => udp === port)
    expect(carrier).toBeGreaterThanOrEqual(0)
    const { child } = nodes[carrier] ?? {}
    if (child) await killTree(child, 0)
    const killed = performance.now()
    await expect(ada.getByText("Your connection broke off. Reconnecting…")).toBeVisible()
    measured("told after", since(killed))
    await bothWays(60_000)
    measured("video both ways through the other node after", since(killed))

    for (const page of [ada, ben]) {
      expect(await mediaPort(page)).toBe(NODES[1 - carrier]?.udp)
      await expect(people(page)).toHaveCount(2)
    }
    await expectHearing(ada)
    await expect(message(ada, "Before the fall")).toHaveCount(1)
    await write(ben, "All here?")
    await expect(message(ada, "All here?")).toBeVisible()
    for (const page of [ada, ben]) await page.context().close()
  } finally {
    balancer.close()
    await Promise.all([app.stop(), ...nodes.map(({ child }) => killTree(child, 0)), redis.kill()])
  }
})

/** The server's port over which the page's media goes: which node it is. */
function mediaPort(page: Page): Promise<number | undefined> {
  return page.evaluate(async () => {
    const { rememberedConnections } = window as unknown as { rememberedConnections: RTCPeerConnection[] }
    for (const connection of rememberedConnections) {
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
