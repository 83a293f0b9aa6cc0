import { AccessToken } from "livekit-server-sdk"
import { startApp } from "./support/app-server"
import { join } from "./support/call"
import { rawHttp } from "./support/raw-http"
import { RedisServer } from "./support/redis-server"
import { startReportingSfu } from "./support/reporting-sfu"
import { eventText, report, signatureOf } from "./support/signed-event"
import { expect, test as roomTest } from "./support/test"
import { API_KEY, SECRET, test } from "./support/token-test"

roomTest("what happens in a room reaches the app, without names", async ({ visitor, roomName }) => {
  const sfu = await startReportingSfu()
  const events = () =>
    sfu.app
      .log()
      .split("\n")
      .flatMap((line) => (line.startsWith('{"webhook"') ? [JSON.parse(line)] : []))
  const kinds = () => events().map(({ webhook }) => webhook)
  try {
    const ada = await visitor({ baseURL: sfu.app.url })
    await join(ada, roomName, "Ada Lovelace")
    await expect.poll(kinds).toEqual(["room_started", "participant_joined"])
    await ada.getByRole("button", { name: "Leave" }).click()
    await expect.poll(kinds).toEqual(["room_started", "participant_joined", "participant_left"])

    const [started, joined, left] = events()
    expect(started.room).toMatch(/^RM_/)
    expect(joined).toMatchObject({ room: started.room, participant: expect.stringMatching(/^PA_/) })
    expect(left).toMatchObject({ room: started.room, participant: joined.participant })
    expect(Date.now() - Date.parse(left.at)).toBeLessThan(60_000)
    expect(sfu.app.log()).not.toContain("Lovelace")
    expect(sfu.app.log()).not.toContain(roomName)
  } finally {
    await sfu.stop()
  }
})

/** Holds an answer to the form that every problem has, and gives its sentence. */
async function refusal(response: Response, status: number): Promise<string> {
  expect(response.status).toBe(status)
  expect(response.headers.get("content-type")).toBe("application/problem+json")
  expect(response.headers.get("cache-control")).toBe("no-store")
  const { detail, ...rest } = await response.json()
  expect(rest).toEqual({ title: expect.any(String), status })
  return detail
}

test.describe("refused", () => {
  // Nothing of it has reached the log, and the next event is taken as if nothing had happened.
  test.afterEach(async ({ app }) => {
    const before = app.log()
    expect((await report(app, eventText())).status).toBe(200)
    await expect.poll(app.log).not.toBe(before)
    expect(app.log()).not.toMatch(/error|⨯/i)
  })

  test("a bad signature", async ({ app }) => {
    expect(await refusal(await report(app, eventText(), { secret: "guessed" }), 401)).toContain("API secret")
    const body = eventText()
    expect(await refusal(await fetch(`${app.url}/api/webhook`, { method: "POST", body }), 401)).toContain(
      "Authorization header",
    )
  })

  test("an expired signature", async ({ app }) => {
    expect(await refusal(await report(app, eventText(), { ttl: -60 }), 401)).toContain("expired")
  })

  test("a participant's token", async ({ app }) => {
    const token = new AccessToken(API_KEY, SECRET, { identity: "ada" })
    token.addGrant({ roomJoin: true, room: "demo" })
    const headers = { Authorization: await token.toJwt(), "Content-Type": "application/webhook+json" }
    const answer = await fetch(`${app.url}/api/webhook`, { method: "POST", body: eventText(), headers })
    expect(await refusal(answer, 401)).toContain("isn't one of a webhook")
  })

  test("another body than the signed one", async ({ app }) => {
    const body = eventText()
    const other = body.replace("RM_e2e", "RM_eve")
    expect(await refusal(await report(app, body, { sent: other }), 401)).toContain("another body")
  })

  test("an event that was received before", async ({ app }) => {
    const body = eventText()
    expect((await report(app, body)).status).toBe(200)
    expect(await refusal(await report(app, body), 409)).toContain("before")
    expect(app.log().split(JSON.parse(body).id)).toHaveLength(2)
  })

  test("a body that is too long, signed or not", async ({ app }) => {
    const long = eventText().padEnd(4 * 1024 * 1024 + 1)
    expect(await refusal(await report(app, long), 413)).toContain("4194304 bytes")
    expect(await refusal(await report(app, long, { secret: "guessed" }), 401)).toContain("API secret")
    const endless = `POST /api/webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: ${await signatureOf("{}")}\r\nContent-Length: 99999999\r\n\r\n`
    expect(await rawHttp(app.port, endless + " ".repeat(20_000_000))).toMatch(/^(HTTP\/1.1 413 |$)/)
  })

  test("what isn't sent as JSON, and what is no event", async ({ app }) => {
    expect(await refusal(await report(app, eventText(), { type: "text/plain" }), 415)).toContain(
      "application/json",
    )
    expect(await refusal(await report(app, '{"event":5}'), 400)).toContain("webhook events")
  })

  test("other methods", async ({ app }) => {
    for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const answer = await fetch(`${app.url}/api/webhook`, { method })
      expect(answer.status).toBe(405)
      expect(answer.headers.get("allow")).toBe("POST")
    }
  })
})

test("an app that isn't configured says what is missing", async () => {
  const app = await startApp()
  try {
    expect(await refusal(await report(app, eventText()), 503)).toContain("LIVEKIT_API_SECRET is missing")
  } finally {
    await app.stop()
  }
})

test("what one instance has received, another refuses, as long as they share a Redis", async ({
  livekitUrl,
}) => {
  const redis = await RedisServer.start()
  const env = {
    LIVEKIT_URL: livekitUrl,
    LIVEKIT_API_KEY: API_KEY,
    LIVEKIT_API_SECRET: SECRET,
    REDIS_URL: redis.url,
  }
  const [one, two] = await Promise.all([startApp(env), startApp(env)])
  try {
    const body = eventText()
    expect((await report(one, body)).status).toBe(200)
    await refusal(await report(two, body), 409)

    await redis.kill()
    await expect.poll(two.log).toContain("Redis is away")
    await refusal(await report(one, body), 409)
    const next = eventText()
    expect((await report(two, next)).status).toBe(200)
    await refusal(await report(two, next), 409)
  } finally {
    await Promise.all([one.stop(), two.stop(), redis.kill()])
  }
})
