import { once } from "node:events"
import { createServer } from "node:net"
import { type AppServer, startApp } from "./support/app-server"
import { expectInCall, expectMoving, people, tiles } from "./support/call"
import { expect, test } from "./support/test"

const SFU = "ws://localhost:7890"
const ID = "tokens-1a2b3c"
const apps: AppServer[] = []

test.afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.stop()))
})

async function start(env: Record<string, string>, port = 0) {
  const app = await startApp(env, undefined, port)
  apps.push(app)
  return app
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "localhost")
  await once(server, "listening")
  const address = server.address()
  server.close()
  await once(server, "close")
  return typeof address === "object" ? (address?.port ?? 0) : 0
}

test("without a key of its own the app gets its tokens from a development token server", async ({
  visitor,
  roomName,
}) => {
  const port = await freePort()
  const tokenServer = await start({
    LIVEKIT_URL: SFU,
    LIVEKIT_API_KEY: "devkey",
    LIVEKIT_API_SECRET: "secret",
    ALLOWED_ORIGINS: `http://localhost:${port}`,
    DEVELOPMENT_TOKEN_SERVER_ID: ID,
  })
  const app = await start(
    { LIVEKIT_SANDBOX_ID: ID, LIVEKIT_SANDBOX_URL: tokenServer.url, LIVEKIT_URL: SFU },
    port,
  )
  const health = await fetch(`${app.url}/api/health`)
  expect(health.status).toBe(200)
  expect(await health.json()).toEqual({ status: "ok", configuration: "complete", livekit: "unknown" })

  const names = ["Ada", "Ben"]
  const [ada, ben] = await Promise.all(
    names.map(async (name) => {
      const page = await visitor()
      const asked: string[] = []
      page.on("request", (request) => asked.push(request.url()))
      await page.goto(app.url)
      await expect(page.getByText("Development token server")).toBeVisible()
      await expect(page.getByText("not configured")).toHaveCount(0)
      await page.goto(`${app.url}/rooms/${roomName}`)
      await page.getByRole("textbox", { name: "Your name" }).fill(name)
      await page.getByRole("button", { name: "Join room" }).click()
      await expectInCall(page)
      expect(asked.filter((url) => url.startsWith(`${app.url}/api/`))).toEqual([])
      return page
    }),
  )
  if (!ada || !ben) throw new Error("Both are there.")
  await expect(people(ada)).toHaveCount(2)
  await expectMoving(tiles(ada, "Ben"))
  await expectMoving(tiles(ben, "Ada"))
})

test("with nothing but an id, pages may reach LiveKit Cloud's token server and any of its projects", async () => {
  const app = await start({ LIVEKIT_SANDBOX_ID: ID })
  const page = await fetch(`${app.url}/rooms/demo`)
  const policy = page.headers.get("content-security-policy")
  expect(policy).toContain(
    "connect-src 'self' wss://cloud-api.livekit.io https://cloud-api.livekit.io wss://*.livekit.cloud https://*.livekit.cloud;",
  )
  expect(await page.text()).not.toContain("is missing")
  const token = await fetch(`${app.url}/api/token`, { method: "POST" })
  expect(token.status).toBe(503)
})
