import { RoomServiceClient } from "livekit-server-sdk"
import { findLivekitServer } from "../scripts/livekit-server"
import { killTree } from "../scripts/process-tree"
import { startCluster } from "../scripts/sfu/cluster"
import { startApp } from "./support/app-server"
import { expectMoving, join, tiles } from "./support/call"
import { RedisServer } from "./support/redis-server"
import { expect, test } from "./support/test"

const NODES = [
  { http: 7930, tcp: 7931, udp: 7932 },
  { http: 7940, tcp: 7941, udp: 7942 },
]

test("people who join through two nodes of a cluster see each other", async ({ visitor, roomName }) => {
  const { path } = await findLivekitServer()
  const redis = await RedisServer.start()
  const nodes = await startCluster({ path, redis: `127.0.0.1:${redis.port}`, nodes: NODES })
  const apps = await Promise.all(
    nodes.map(({ url }) =>
      startApp({ LIVEKIT_URL: url, LIVEKIT_API_KEY: "devkey", LIVEKIT_API_SECRET: "secret" }),
    ),
  )
  try {
    const [ada, ben] = [await visitor(), await visitor()]
    await join(ada, roomName, "Ada", apps[0]?.url)
    const sockets: string[] = []
    ben.on("websocket", (socket) => sockets.push(new URL(socket.url()).host))
    await join(ben, roomName, "Ben", apps[1]?.url)
    expect(new Set(sockets)).toEqual(new Set(["localhost:7940"]))
    await expectMoving(tiles(ada, "Ben"))
    await expectMoving(tiles(ben, "Ada"))

    // Each node knows the whole cluster: which room there is, and who is in it.
    for (const { url } of nodes) {
      const client = new RoomServiceClient(url.replace(/^ws/, "http"), "devkey", "secret")
      const people = await client.listParticipants(roomName)
      expect(people.map(({ name }) => name).sort()).toEqual(["Ada", "Ben"])
    }
    // Before the nodes go, of which the pages would complain.
    for (const page of [ada, ben]) await page.context().close()
  } finally {
    await Promise.all([
      ...apps.map((app) => app.stop()),
      ...nodes.map(({ child }) => killTree(child, 0)),
      redis.kill(),
    ])
  }
})
