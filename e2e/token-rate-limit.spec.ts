import { type AppServer, startApp } from "./support/app-server"
import { RedisServer } from "./support/servers"
import { expect, requestToken, test } from "./support/token-test"

const CONFIGURED = {
  LIVEKIT_URL: "wss://rooms.example.com",
  LIVEKIT_API_KEY: "key",
  LIVEKIT_API_SECRET: "a secret of at least 32 characters",
}

const apps: AppServer[] = []
async function start(env: Record<string, string>) {
  const app = await startApp({ ...CONFIGURED, ...env })
  apps.push(app)
  return app
}

test.afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.stop()))
})

/** Returns the statuses of `count` requests in a row. */
async function statuses(app: AppServer, count: number, headers: Record<string, string> = {}) {
  const result: number[] = []
  for (let i = 0; i < count; i++) result.push((await requestToken(app, {}, headers)).status)
  return result
}

/** Returns the cookie of a new visitor. Requesting a page doesn't count towards the limit. */
async function newVisitor(app: AppServer) {
  const page = await fetch(app.url, { headers: { "Sec-Fetch-Dest": "document" } })
  return { cookie: page.headers.get("set-cookie")?.split(";")[0] ?? "" }
}

test("each visitor has their own limit, and exceeding it returns 429 with all headers", async () => {
  const app = await start({ TOKEN_RATE_LIMIT: "3/60" })
  const [ada, bob] = [await newVisitor(app), await newVisitor(app)]
  expect(await statuses(app, 3, ada)).toEqual([201, 201, 201])
  const limited = await requestToken(app, {}, ada)
  expect(limited.status).toBe(429)
  expect(limited.headers.get("content-type")).toBe("application/problem+json")
  expect(limited.headers.get("cache-control")).toBe("no-store")
  expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(55)
  expect(limited.headers.get("ratelimit")).toMatch(/^"visitor";r=0;t=\d+$/)
  expect(limited.headers.get("ratelimit-policy")).toBe('"visitor";q=3;w=60, "address";q=30;w=60')
  expect((await limited.json()).detail).toMatch(/^Too many requests\. Try again in \d+ s\.$/)
  expect(await statuses(app, 1, bob)).toEqual([201])
})

test("requests without a cookie share one limit, and an address has ten times the limit of a visitor", async () => {
  const app = await start({ TOKEN_RATE_LIMIT: "3/60" })
  expect(await statuses(app, 4)).toEqual([201, 201, 201, 429])
  for (let i = 0; i < 9; i++) expect(await statuses(app, 3, await newVisitor(app))).toEqual([201, 201, 201])
  const eleventh = await requestToken(app, {}, await newVisitor(app))
  expect(eleventh.status).toBe(429)
  expect(eleventh.headers.get("ratelimit")).toContain('"address"')
})

test("X-Forwarded-For counts only behind a trusted proxy", async () => {
  const from = (address: string) => ({ "X-Forwarded-For": address })
  const direct = await start({ TOKEN_RATE_LIMIT: "1/60" })
  expect((await requestToken(direct, {}, from("198.51.100.1"))).status).toBe(201)
  expect((await requestToken(direct, {}, from("198.51.100.2"))).status).toBe(429)

  const proxied = await start({ TOKEN_RATE_LIMIT: "1/60", TRUSTED_PROXY: "1" })
  expect((await requestToken(proxied, {}, from("9.9.9.9, 198.51.100.1"))).status).toBe(201)
  expect((await requestToken(proxied, {}, from("8.8.8.8, 198.51.100.1"))).status).toBe(429)
  expect((await requestToken(proxied, {}, from("9.9.9.9, 198.51.100.2"))).status).toBe(201)
  expect((await requestToken(proxied, {}, from("2001:db8::1"))).status).toBe(201)
  expect((await requestToken(proxied, {}, from("2001:db8::ffff"))).status).toBe(429)
})

test("requests succeed again after the window has passed", async () => {
  const app = await start({ TOKEN_RATE_LIMIT: "1/1" })
  expect(await statuses(app, 1)).toEqual([201])
  await expect.poll(async () => (await requestToken(app, {})).status, { timeout: 5_000 }).toBe(201)
})

test("`off` turns the limit off", async () => {
  const app = await start({ TOKEN_RATE_LIMIT: "off" })
  expect(new Set(await statuses(app, 100))).toEqual(new Set([201]))
})

test("instances share one count through Redis and count separately while Redis is down", async () => {
  const redis = await RedisServer.start()
  try {
    const env = { TOKEN_RATE_LIMIT: "4/600", REDIS_URL: redis.url }
    const [one, two] = [await start(env), await start(env)]
    expect(await statuses(one, 2)).toEqual([201, 201])
    expect(await statuses(two, 3)).toEqual([201, 201, 429])
    expect(await statuses(one, 1)).toEqual([429])

    await redis.kill()
    await expect.poll(one.log).toContain("Redis is down")
    await expect.poll(two.log).toContain("Redis is down")
    expect(await statuses(one, 5)).toEqual([201, 201, 201, 201, 429])
    expect(await statuses(two, 5)).toEqual([201, 201, 201, 201, 429])

    await redis.start()
    await expect.poll(one.log, { timeout: 10_000 }).toContain("Redis is back")
    await expect.poll(two.log, { timeout: 10_000 }).toContain("Redis is back")
    expect(await statuses(one, 4)).toEqual([201, 201, 201, 201])
    expect(await statuses(two, 1)).toEqual([429])
    for (const app of [one, two]) expect(app.log().match(/Redis is down/g)).toHaveLength(1)
  } finally {
    await redis.kill()
  }
})
