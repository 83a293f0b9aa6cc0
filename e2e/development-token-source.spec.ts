import { type AppServer, startApp } from "./support/app-server"
import { cameraTiles, expectInCall, expectVideoPlaying, submitName, tiles } from "./support/call"
import { freePort } from "./support/servers"
import { livekitEnv, SFU_URL } from "./support/sfu-server"
import { expect, test } from "./support/test"
import { homeTexts } from "./support/texts"

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

test("an app without an API key gets its tokens from a development token server", async ({
  visitor,
  roomName,
}) => {
  const port = await freePort()
  const tokenServer = await start({
    ...livekitEnv(SFU_URL),
    ALLOWED_ORIGINS: `http://localhost:${port}`,
    DEVELOPMENT_TOKEN_SERVER_ID: ID,
  })
  const app = await start(
    { LIVEKIT_SANDBOX_ID: ID, LIVEKIT_SANDBOX_URL: tokenServer.url, LIVEKIT_URL: SFU_URL },
    port,
  )
  const health = await fetch(`${app.url}/api/health`)
  expect(health.status).toBe(200)
  expect(await health.json()).toEqual({ status: "ok", configuration: "complete", livekit: "unknown" })

  const names = ["Ada", "Ben"]
  const [ada, ben] = await Promise.all(
    names.map(async (name) => {
      const page = await visitor()
      const requests: string[] = []
      page.on("request", (request) => requests.push(request.url()))
      await page.goto(app.url)
      await expect(page.getByText(homeTexts.developmentTokenServer)).toBeVisible()
      await expect(page.getByText("not configured")).toHaveCount(0)
      await page.goto(`${app.url}/rooms/${roomName}`)
      await submitName(page, name)
      await expectInCall(page)
      expect(requests.filter((url) => url.startsWith(`${app.url}/api/`))).toEqual([])
      return page
    }),
  )
  if (!ada || !ben) throw new Error("Both participants joined.")
  await expect(cameraTiles(ada)).toHaveCount(2)
  await expectVideoPlaying(tiles(ada, "Ben"))
  await expectVideoPlaying(tiles(ben, "Ada"))
})

test("with only a development token server ID, pages may connect to LiveKit Cloud", async () => {
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
