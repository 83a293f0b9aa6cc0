import { type AppServer, startApp } from "./support/app-server"
import { RedisServer } from "./support/redis-server"
import { expect, post, test } from "./support/token-test"

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

/** How `count` requests in a row are answered. */
async function statuses(app: AppServer, count: number, headers: Record<string, string> = {}) {
  const answers: number[] = []
  for (let i = 0; i < count; i++) answers.push((await post(app, {}, headers)).status)
  return answers
}

/** The cookie that a page gives a new visitor. Asking for a page counts as no request for a token. */
async function newVisitor(app: AppServer) {
  const page = await fetch(app.url, { headers: { "Sec-Fetch-Dest": "document" } })
  return { cookie: page.headers.get("set-cookie")?.split(";")[0] ?? "" }
}

test("each visitor has a limit, and a full answer when it is reached", async () => {
  const app = await start({ TOKEN_RATE_LIMIT: "3/60" })
  const [ada, bob] = [await newVisitor(app), await newVisitor(app)]
  expect(await statuses(app, 3, ada)).toEqual([201, 201, 201])
  const refused = await post(app, {}, ada)
  expect(refused.status).toBe(429)
  expect(refused.headers.get("content-type")).toBe("application/problem+json")
  expect(refused.headers.get("cache-control")).toBe("no-store")
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(55)
  expect(refused.headers.get("ratelimit")).toMatch(/^"visitor";r=0;t=\d+$/)
  expect(refused.headers.get("ratelimit-policy")).toBe('"visitor";q=3;w=60, "address";q=30;w=60')
  expect((await refused.json()).detail).toMatch(/^Too many requests\. Try again in \d+ s\.$/)
  expect(await statuses(app, 1, bob)).toEqual([201])
})

test("who throws the cookie away has no more than one visitor has, and ten at an address are enough", async () => {
  const app = await start({ TOKEN_RATE_LIMIT: "3/60" })
  expect(await statuses(app, 4)).toEqual([201, 201, 201, 429])
  for (let i = 0; i < 9; i++) expect(await statuses(app, 3, await newVisitor(app))).toEqual([201, 201, 201])
  const eleventh = await post(app, {}, await newVisitor(app))
  expect(eleventh.status).toBe(429)
  expect(eleventh.headers.get("ratelimit")).toContain('"address"')
})

test("an address that the client itself has written down is believed from a named proxy only", async () => {
  const from = (address: string) => ({ "X-Forwarded-For": address })
  const open = await start({ TOKEN_RATE_LIMIT: "1/60" })
  expect((await post(open, {}, from("198.51.100.1"))).status).toBe(201)
  expect((await post(open, {}, from("198.51.100.2"))).status).toBe(429)

  const proxied = await start({ TOKEN_RATE_LIMIT: "1/60", TRUSTED_PROXY: "1" })
  expect((await post(proxied, {}, from("9.9.9.9, 198.51.100.1"))).status).toBe(201)
  expect((await post(proxied, {}, from("8.8.8.8, 198.51.100.1"))).status).toBe(429)
  expect((await post(proxied, {}, from("9.9.9.9, 198.51.100.2"))).status).toBe(201)
  expect((await post(proxied, {}, from("2001:db8::1"))).status).toBe(201)
  expect((await post(proxied, {}, from("2001:db8::ffff"))).status).toBe(429)
})

test("the limit ends when Retry-After says so", async () => {
  const app = await start({ TOKEN_RATE_LIMIT: "1/1" })
  expect(await statuses(app, 1)).toEqual([201])
  await expect.poll(async () => (await post(app, {})).status, { timeout: 5_000 }).toBe(201)
})

test("`off` is off", async () => {
  const app = await start({ TOKEN_RATE_LIMIT: "off" })
  expect(new Set(await statuses(app, 100))).toEqual(new Set([201]))
})

test("two instances share one count through Redis, and each keeps counting while Redis is away", async () => {
  const redis = await RedisServer.start()
  try {
    const env = { TOKEN_RATE_LIMIT: "4/600", REDIS_URL: redis.url }
    const [one, two] = [await start(env), await start(env)]
    expect(await statuses(one, 2)).toEqual([201, 201])
    expect(await statuses(two, 3)).toEqual([201, 201, 429])
    expect(await statuses(one, 1)).toEqual([429])

    await redis.kill()
    await expect.poll(one.log).toContain("Redis is away")
    await expect.poll(two.log).toContain("Redis is away")
    expect(await statuses(one, 5)).toEqual([201, 201, 201, 201, 429])
    expect(await statuses(two, 5)).toEqual([201, 201, 201, 201, 429])

    await redis.start()
    await expect.poll(one.log, { timeout: 10_000 }).toContain("Redis is back")
    await expect.poll(two.log, { timeout: 10_000 }).toContain("Redis is back")
    expect(await statuses(one, 4)).toEqual([201, 201, 201, 201])
    expect(await statuses(two, 1)).toEqual([429])
    for (const app of [one, two]) expect(app.log().match(/Redis is away/g)).toHaveLength(1)
  } finally {
    await redis.kill()
  }
})
