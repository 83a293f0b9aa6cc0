import { createServer, request } from "node:http"
import { type AppServer, startApp } from "./support/app-server"
import { portOf, RedisServer } from "./support/servers"
import { decodeClaims, expect, requestToken, test } from "./support/token-test"

const CONFIGURED = {
  LIVEKIT_URL: "wss://rooms.example.com",
  LIVEKIT_API_KEY: "key",
  LIVEKIT_API_SECRET: "a secret of at least 32 characters",
}

/** Starts an HTTP load balancer that sends each request to the next instance, without sticky sessions. */
async function startRoundRobin(apps: readonly AppServer[]) {
  let next = 0
  const usedPorts: number[] = []
  const server = createServer((incoming, outgoing) => {
    const port = apps[next++ % apps.length]?.port ?? 0
    usedPorts.push(port)
    const { method, url: path, headers } = incoming
    incoming.pipe(
      request({ host: "localhost", port, method, path, headers }, (response) => {
        outgoing.writeHead(response.statusCode ?? 502, response.headers)
        response.pipe(outgoing)
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return { url: `http://localhost:${portOf(server)}`, usedPorts, stop: () => server.close() }
}

test("instances behind a load balancer share cookies, identities and the rate limit", async () => {
  const redis = await RedisServer.start()
  const env = { ...CONFIGURED, TOKEN_RATE_LIMIT: "6/600", REDIS_URL: redis.url }
  const apps = await Promise.all([startApp(env), startApp(env)])
  const balancer = await startRoundRobin(apps)
  try {
    const page = await fetch(balancer.url, { headers: { "Sec-Fetch-Dest": "document" } })
    const cookie = page.headers.get("set-cookie")?.split(";")[0] ?? ""
    expect(cookie).not.toBe("")

    const first = await requestToken(balancer, {}, { cookie })
    expect(first.status).toBe(201)
    const identity = decodeClaims((await first.json()).participant_token).sub

    // Both instances accept the identity from this visitor, and from nobody else.
    for (let i = 0; i < 2; i++) {
      const again = await requestToken(balancer, { participant_identity: identity }, { cookie })
      expect(again.status).toBe(201)
      expect(decodeClaims((await again.json()).participant_token).sub).toBe(identity)
    }
    expect((await requestToken(balancer, { participant_identity: identity })).status).toBe(403)

    const statuses: number[] = []
    for (let i = 0; i < 5; i++) statuses.push((await requestToken(balancer, {}, { cookie })).status)
    expect(statuses).toEqual([201, 201, 201, 429, 429])
    expect(new Set(balancer.usedPorts)).toEqual(new Set(apps.map(({ port }) => port)))
  } finally {
    balancer.stop()
    await Promise.all([...apps.map((app) => app.stop()), redis.kill()])
  }
})
