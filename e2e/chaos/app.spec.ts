import { setTimeout as wait } from "node:timers/promises"
import { texts as joinTexts } from "../../lib/texts/join"
import { texts as prejoinTexts } from "../../lib/texts/prejoin"
import { type AppServer, startApp } from "../support/app-server"
import {
  cameraTiles,
  expectAudioReceived,
  expectInCall,
  expectVideoPlaying,
  join,
  tiles,
} from "../support/call"
import { expect, printMeasurement, secondsSince, test } from "../support/chaos-test"
import { rawHttp } from "../support/raw-http"
import { livekitEnv } from "../support/sfu-server"
import { callTexts } from "../support/texts"

const apps: AppServer[] = []
test.afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.stop()))
})

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  test(`${signal} to the app under load truncates no response and ends no call, and a restarted app takes over`, async ({
    visitor,
    roomName,
    sfu,
  }) => {
    const env = {
      ...livekitEnv(sfu.url),
      TOKEN_RATE_LIMIT: "off",
    }
    const start = async (port = 0) => {
      const app = await startApp(env, undefined, port)
      apps.push(app)
      return app
    }
    const app = await start()
    const ada = await visitor({ baseURL: app.url, expectedNoise: /./ })
    const ben = await visitor({ baseURL: app.url, expectedNoise: /./ })
    await join(ada, roomName, "Ada")
    await join(ben, roomName, "Ben")
    await expectVideoPlaying(tiles(ada, "Ben"))

    const load = startLoad(app.url)
    await expect.poll(load.answered).toBeGreaterThan(100)
    const killedAt = performance.now()
    process.kill(app.pid, signal)
    const { code } = await app.exited
    printMeasurement("process exited after", secondsSince(killedAt))
    if (signal === "SIGTERM") {
      expect(code).toBe(143)
      expect(secondsSince(killedAt)).toBeLessThan(10)
    }
    await expectVideoPlaying(tiles(ada, "Ben"))
    await expectVideoPlaying(tiles(ben, "Ada"))

    const before = load.answered()
    await start(app.port)
    await expect.poll(load.answered).toBeGreaterThan(before + 100)
    printMeasurement("tokens available again after", secondsSince(killedAt))
    expect(await load.stop()).toEqual([])
    await expectAudioReceived(ada)
    for (const page of [ada, ben]) await expect(cameraTiles(page)).toHaveCount(2)
  })
}

test("a request that is half sent on SIGTERM completes before the app exits", async ({ sfu }) => {
  const app = await startApp({
    ...livekitEnv(sfu.url),
  })
  apps.push(app)
  const head =
    "POST /api/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n"
  const response = rawHttp(app.port, head, /\r\n\r\n.*\}/s, { text: "{}", afterMs: 1000 })
  await wait(300)
  process.kill(app.pid, "SIGTERM")
  expect(await response).toContain("HTTP/1.1 201 ")
  expect(await app.exited).toEqual({ code: 143, signal: null })
})

test("the page joins once when a killed token endpoint comes back and is slow", async ({
  visitor,
  roomName,
  sfu,
}) => {
  const env = { ...livekitEnv(sfu.url) }
  const app = await startApp(env)
  apps.push(app)
  const page = await visitor({ baseURL: app.url, expectedNoise: /./ })
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: prejoinTexts.yourName }).fill("Ada")
  await app.stop()
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expect(page.getByRole("alert").filter({ hasText: joinTexts.errors["no-answer"] })).toContainText(
    prejoinTexts.retrying,
  )

  await page.route("**/api/token", async (route) => {
    await wait(10_000)
    await route.continue()
  })
  apps.push(await startApp(env, undefined, app.port))
  const restartedAt = performance.now()
  await expect(page.getByRole("button", { name: callTexts.joining })).toBeVisible()
  await expectInCall(page)
  printMeasurement("joined, including 10 s for the slow response, after", secondsSince(restartedAt))
  await expect(cameraTiles(page)).toHaveCount(1)
})

/** Requests tokens continuously with eight parallel clients, which retry failed connections. */
function startLoad(url: string) {
  let answered = 0
  let isStopped = false
  const unexpected: string[] = []
  const requestTokens = async () => {
    while (!isStopped) {
      try {
        const response = await fetch(`${url}/api/token`, { method: "POST" })
        const text = await response.text()
        if (response.status === 201 && typeof JSON.parse(text).participant_token === "string") answered++
        else unexpected.push(`${response.status} ${text.slice(0, 200)}`)
      } catch (error) {
        // A response that ends early throws before it is parsed: a syntax error means a complete, but truncated body.
        if (error instanceof SyntaxError) unexpected.push("a truncated response")
        await wait(20)
      }
    }
  }
  const clients = Promise.all(Array.from({ length: 8 }, requestTokens))
  return {
    answered: () => answered,
    /** Stops and returns the responses that weren't tokens. */
    stop: async () => {
      isStopped = true
      await clients
      return unexpected
    },
  }
}
