import { createServer, request } from "node:http"
import type { AddressInfo } from "node:net"
import { type AppServer, startApp } from "./support/app-server"
import { RedisServer } from "./support/redis-server"
import { claimsOf, expect, post, test } from "./support/token-test"

const CONFIGURED = {
  LIVEKIT_URL: "wss://rooms.example.com",
  LIVEKIT_API_KEY: "key",
  LIVEKIT_API_SECRET: "a secret of at least 32 characters",
}

/** A balancer that knows nothing: each request goes to the next instance. */
async function roundRobin(apps: readonly AppServer[]) {
  let turn = 0
  const served: number[] = []
  const server = createServer((incoming, outgoing) => {
    const port = apps[turn++ % apps.length]?.port ?? 0
    served.push(port)
    const { method, url: path, headers } = incoming
    incoming.pipe(
      request({ host: "localhost", port, method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://localhost:${port}`, served, stop: () => server.close() }
}

test("behind a balancer two instances are one: cookies, identities and the limit", async () => {
  const redis = await RedisServer.start()
  const env = { ...CONFIGURED, TOKEN_RATE_LIMIT: "6/600", REDIS_URL: redis.url }
  const apps = await Promise.all([startApp(env), startApp(env)])
  const balancer = await roundRobin(apps)
  try {
    const page = await fetch(balancer.url, { headers: { "Sec-Fetch-Dest": "document" } })
    const cookie = page.headers.get("set-cookie")?.split(";")[0] ?? ""
    expect(cookie).not.toBe("")

    const first = await post(balancer, {}, { cookie })
    expect(first.status).toBe(201)
    const identity = claimsOf((await first.json()).participant_token).sub

    // The identity that one instance gave, both believe this visitor, and nobody else.
    for (let turn = 0; turn < 2; turn++) {
      const again = await post(balancer, { participant_identity: identity }, { cookie })
      expect(again.status).toBe(201)
      expect(claimsOf((await again.json()).participant_token).sub).toBe(identity)
    }
    expect((await post(balancer, { participant_identity: identity })).status).toBe(403)

    const statuses: number[] = []
    for (let turn = 0; turn < 5; turn++) statuses.push((await post(balancer, {}, { cookie })).status)
    expect(statuses).toEqual([201, 201, 201, 429, 429])
    expect(new Set(balancer.served)).toEqual(new Set(apps.map(({ port }) => port)))
  } finally {
    balancer.stop()
    await Promise.all([...apps.map((app) => app.stop()), redis.kill()])
  }
})
