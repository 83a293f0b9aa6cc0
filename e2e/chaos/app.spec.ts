import { setTimeout as wait } from "node:timers/promises"
import { type AppServer, startApp } from "../support/app-server"
import { expectHearing, expectInCall, expectMoving, join, people, tiles } from "../support/call"
import { expect, measured, since, test } from "../support/chaos-test"
import { inTwoParts } from "../support/raw-http"

const running: AppServer[] = []
test.afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.stop()))
})

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  test(`${signal} to the app under load: answers are whole or none, another takes over, calls go on`, async ({
    visitor,
    roomName,
    sfu,
  }) => {
    const env = {
      LIVEKIT_URL: sfu.url,
      LIVEKIT_API_KEY: "devkey",
      LIVEKIT_API_SECRET: "secret",
      TOKEN_RATE_LIMIT: "off",
    }
    const start = async (port = 0) => {
      const app = await startApp(env, undefined, port)
      running.push(app)
      return app
    }
    const app = await start()
    const ada = await visitor({ baseURL: app.url, expectedNoise: /./ })
    const ben = await visitor({ baseURL: app.url, expectedNoise: /./ })
    await join(ada, roomName, "Ada")
    await join(ben, roomName, "Ben")
    await expectMoving(tiles(ada, "Ben"))

    const load = startLoad(app.url)
    await expect.poll(load.answered).toBeGreaterThan(100)
    const killed = performance.now()
    process.kill(app.pid, signal)
    const { code } = await app.ended
    measured("the process was gone after", since(killed))
    if (signal === "SIGTERM") {
      expect(code).toBe(143)
      expect(since(killed)).toBeLessThan(10)
    }
    await expectMoving(tiles(ada, "Ben"))
    await expectMoving(tiles(ben, "Ada"))

    const before = load.answered()
    await start(app.port)
    await expect.poll(load.answered).toBeGreaterThan(before + 100)
    measured("tokens again after", since(killed))
    expect(await load.stop()).toEqual([])
    await expectHearing(ada)
    for (const page of [ada, ben]) await expect(people(page)).toHaveCount(2)
  })
}

test("a request that SIGTERM finds half sent is answered before the app ends", async ({ sfu }) => {
  const app = await startApp({
    LIVEKIT_URL: sfu.url,
    LIVEKIT_API_KEY: "devkey",
    LIVEKIT_API_SECRET: "secret",
  })
  running.push(app)
  const head =
    "POST /api/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n"
  const answer = inTwoParts(app.port, head, "{}", 1000)
  await wait(300)
  process.kill(app.pid, "SIGTERM")
  expect(await answer).toContain("HTTP/1.1 201 ")
  expect(await app.ended).toEqual({ code: 143, signal: null })
})

test("a token endpoint that is killed, and slow when it is back, lets one in once", async ({
  visitor,
  roomName,
  sfu,
}) => {
  const env = { LIVEKIT_URL: sfu.url, LIVEKIT_API_KEY: "devkey", LIVEKIT_API_SECRET: "secret" }
  const app = await startApp(env)
  running.push(app)
  const page = await visitor({ baseURL: app.url, expectedNoise: /./ })
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
  await app.stop()
  await page.getByRole("button", { name: "Join room" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "The server did not answer." })).toContainText(
    "It is tried again by itself.",
  )

  await page.route("**/api/token", async (route) => {
    await wait(10_000)
    await route.continue()
  })
  running.push(await startApp(env, undefined, app.port))
  const back = performance.now()
  await expect(page.getByRole("button", { name: "Joining…" })).toBeVisible()
  await expectInCall(page)
  measured("in the call, 10 s of it for the slow answer, after", since(back))
  await expect(people(page)).toHaveCount(1)
})

/** Asks for tokens over and over, eight at a time; a connection that is refused or reset is asked again. */
function startLoad(url: string) {
  let answered = 0
  let isOver = false
  const unexpected: string[] = []
  const ask = async () => {
    while (!isOver) {
      try {
        const response = await fetch(`${url}/api/token`, { method: "POST" })
        const text = await response.text()
        if (response.status === 201 && typeof JSON.parse(text).participant_token === "string") answered++
        else unexpected.push(`${response.status} ${text.slice(0, 200)}`)
      } catch (error) {
        // What can't be read to its end is no answer; one that could but isn't a token's would be above.
        if (error instanceof SyntaxError) unexpected.push("half an answer")
        await wait(20)
      }
    }
  }
  const asking = Promise.all(Array.from({ length: 8 }, ask))
  return {
    answered: () => answered,
    /** @returns the answers that were neither a token nor none */
    stop: async () => {
      isOver = true
      await asking
      return unexpected
    },
  }
}
