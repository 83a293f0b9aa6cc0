import { RoomServiceClient } from "livekit-server-sdk"
import { findLivekitServer } from "../scripts/sfu/find"
import { killTree } from "../scripts/system/programs"
import { startApp } from "./support/app-server"
import { expectVideoPlaying, join, tiles } from "./support/call"
import { startCluster } from "./support/cluster"
import { RedisServer } from "./support/servers"
import { API_KEY, API_SECRET, livekitEnv } from "./support/sfu-server"
import { expect, test } from "./support/test"

const NODES = [
  { http: 7930, tcp: 7931, udp: 7932 },
  { http: 7940, tcp: 7941, udp: 7942 },
]

test("participants on two nodes of a cluster see each other", async ({ visitor, roomName }) => {
  const { path } = await findLivekitServer()
  const redis = await RedisServer.start()
  const nodes = await startCluster({ path, redis: `127.0.0.1:${redis.port}`, nodes: NODES })
  const apps = await Promise.all(nodes.map(({ url }) => startApp({ ...livekitEnv(url) })))
  try {
    const [ada, ben] = [await visitor(), await visitor()]
    await join(ada, roomName, "Ada", apps[0]?.url)
    const sockets: string[] = []
    ben.on("websocket", (socket) => sockets.push(new URL(socket.url()).host))
    await join(ben, roomName, "Ben", apps[1]?.url)
    expect(new Set(sockets)).toEqual(new Set(["localhost:7940"]))
    await expectVideoPlaying(tiles(ada, "Ben"))
    await expectVideoPlaying(tiles(ben, "Ada"))

    // Each node's API knows the participants of the whole cluster.
    for (const { url } of nodes) {
      const client = new RoomServiceClient(url.replace(/^ws/, "http"), API_KEY, API_SECRET)
      const participants = await client.listParticipants(roomName)
      expect(participants.map(({ name }) => name).sort()).toEqual(["Ada", "Ben"])
    }
    // The pages would log errors if the nodes stopped first.
    for (const page of [ada, ben]) await page.context().close()
  } finally {
    await Promise.all([
      ...apps.map((app) => app.stop()),
      ...nodes.map(({ child }) => killTree(child, 0)),
      redis.kill(),
    ])
  }
})
