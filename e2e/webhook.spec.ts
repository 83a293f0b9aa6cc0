import { createHash, randomUUID } from "node:crypto"
import { AccessToken } from "livekit-server-sdk"
import { type AppServer, startApp } from "./support/app-server"
import { join } from "./support/call"
import { rawHttp } from "./support/raw-http"
import { RedisServer } from "./support/servers"
import { API_KEY, API_SECRET, livekitEnv, SFU_URL, startSfuWithWebhooks } from "./support/sfu-server"
import { expect, test as roomTest } from "./support/test"
import { callTexts } from "./support/texts"
import { test } from "./support/token-test"

roomTest("room events reach the app's log, without names", async ({ visitor, roomName }) => {
  const sfu = await startSfuWithWebhooks()
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
    await ada.getByRole("button", { name: callTexts.leave }).click()
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

/** Asserts that a response is a problem document, and returns its detail. */
async function refusal(response: Response, status: number): Promise<string> {
  expect(response.status).toBe(status)
  expect(response.headers.get("content-type")).toBe("application/problem+json")
  expect(response.headers.get("cache-control")).toBe("no-store")
  const { detail, ...rest } = await response.json()
  expect(rest).toEqual({ title: expect.any(String), status })
  return detail
}

test.describe("rejects", () => {
  // Logs nothing about it, and accepts the next event.
  test.afterEach(async ({ app }) => {
    const before = app.log()
    expect((await sendWebhook(app, createEvent())).status).toBe(200)
    await expect.poll(app.log).not.toBe(before)
    expect(app.log()).not.toMatch(/error|⨯/i)
  })

  test("a bad signature", async ({ app }) => {
    expect(await refusal(await sendWebhook(app, createEvent(), { secret: "guessed" }), 401)).toContain(
      "API secret",
    )
    const body = createEvent()
    expect(await refusal(await fetch(`${app.url}/api/webhook`, { method: "POST", body }), 401)).toContain(
      "Authorization header",
    )
  })

  test("an expired signature", async ({ app }) => {
    expect(await refusal(await sendWebhook(app, createEvent(), { ttl: -60 }), 401)).toContain("expired")
  })

  test("a participant's token", async ({ app }) => {
    const token = new AccessToken(API_KEY, API_SECRET, { identity: "ada" })
    token.addGrant({ roomJoin: true, room: "demo" })
    const headers = { Authorization: await token.toJwt(), "Content-Type": "application/webhook+json" }
    const response = await fetch(`${app.url}/api/webhook`, { method: "POST", body: createEvent(), headers })
    expect(await refusal(response, 401)).toContain("isn’t a webhook signature")
  })

  test("a body that doesn't match the signature", async ({ app }) => {
    const body = createEvent()
    const other = body.replace("RM_e2e", "RM_eve")
    expect(await refusal(await sendWebhook(app, body, { body: other }), 401)).toContain(
      "doesn’t match the body",
    )
  })

  test("a body that is too large, signed or not", async ({ app }) => {
    const long = createEvent().padEnd(4 * 1024 * 1024 + 1)
    expect(await refusal(await sendWebhook(app, long), 413)).toContain("4194304 bytes")
    expect(await refusal(await sendWebhook(app, long, { secret: "guessed" }), 401)).toContain("API secret")
    const endless = `POST /api/webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: ${await signWebhook("{}")}\r\nContent-Length: 99999999\r\n\r\n`
    expect(await rawHttp(app.port, endless + " ".repeat(20_000_000))).toMatch(/^(HTTP\/1.1 413 |$)/)
  })

  test("another Content-Type, and a body that isn't an event", async ({ app }) => {
    expect(await refusal(await sendWebhook(app, createEvent(), { type: "text/plain" }), 415)).toContain(
      "application/json",
    )
    expect(await refusal(await sendWebhook(app, '{"event":5}'), 400)).toContain("webhook event")
  })

  test("other methods", async ({ app }) => {
    for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const response = await fetch(`${app.url}/api/webhook`, { method })
      expect(response.status).toBe(405)
      expect(response.headers.get("allow")).toBe("POST")
    }
  })
})

test("an unconfigured app names the missing variables", async () => {
  const app = await startApp()
  try {
    expect(await refusal(await sendWebhook(app, createEvent()), 503)).toContain(
      "LIVEKIT_API_SECRET is missing",
    )
  } finally {
    await app.stop()
  }
})

/** Asserts that an app accepts an event, and whether it handled it: it logs what it handles. */
async function expectAccepted(app: AppServer, body: string, isHandled: boolean) {
  const before = app.log().split(JSON.parse(body).id).length
  expect((await sendWebhook(app, body)).status).toBe(200)
  await expect.poll(() => app.log().split(JSON.parse(body).id).length - before).toBe(isHandled ? 1 : 0)
}

test("instances that share Redis handle each event once", async () => {
  const redis = await RedisServer.start()
  const env = {
    ...livekitEnv(SFU_URL),
    REDIS_URL: redis.url,
  }
  const [one, two] = await Promise.all([startApp(env), startApp(env)])
  try {
    const body = createEvent()
    await expectAccepted(one, body, true)
    await expectAccepted(one, body, false)
    await expectAccepted(two, body, false)

    await redis.kill()
    await expect.poll(two.log).toContain("Redis is down")
    await expectAccepted(one, body, false)
    const next = createEvent()
    await expectAccepted(two, next, true)
    await expectAccepted(two, next, false)
  } finally {
    await Promise.all([one.stop(), two.stop(), redis.kill()])
  }
})

type WebhookOptions = {
  secret?: string
  ttl?: number
  type?: string
  body?: string | Uint8Array<ArrayBuffer>
}

/** Returns a webhook event with a unique id. */
function createEvent(): string {
  return JSON.stringify({ event: "room_started", id: `EV_${randomUUID()}`, room: { sid: "RM_e2e" } })
}

/** Returns the Authorization header that LiveKit sends with this body. */
function signWebhook(body: string, { secret = API_SECRET, ttl = 300 }: WebhookOptions = {}) {
  const token = new AccessToken(API_KEY, secret, { ttl })
  token.sha256 = createHash("sha256").update(body).digest("base64")
  return token.toJwt()
}

/**
 * Sends an event to an app as LiveKit does.
 * @param options.body a body other than the signed one
 */
async function sendWebhook(
  app: { url: string },
  event: string,
  options: WebhookOptions = {},
): Promise<Response> {
  const { type = "application/webhook+json", body = event } = options
  return fetch(`${app.url}/api/webhook`, {
    method: "POST",
    body,
    headers: { Authorization: await signWebhook(event, options), "Content-Type": type },
  })
}
