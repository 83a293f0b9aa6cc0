import { createHash } from "node:crypto"
import { AccessToken, type WebhookEvent } from "livekit-server-sdk"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { GET, OPTIONS, POST } from "./route"

const onRoomEvent = vi.hoisted(() => vi.fn(async (_: WebhookEvent) => {}))
vi.mock("@/lib/server/on-room-event", () => ({ onRoomEvent }))

const SECRET = "marked-secret-of-at-least-32-characters"

beforeEach(() => {
  vi.stubEnv("LIVEKIT_URL", "wss://rooms.example")
  vi.stubEnv("LIVEKIT_API_KEY", "APIkey")
  vi.stubEnv("LIVEKIT_API_SECRET", SECRET)
  onRoomEvent.mockReset()
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

let count = 0
const eventOf = (event: string, rest: object = {}) =>
  JSON.stringify({ event, id: `EV_${count++}`, createdAt: "1800000000", room: { sid: "RM_1" }, ...rest })

type Signing = { key?: string; secret?: string; body?: string; ttl?: number }

async function sign(body: string, { key = "APIkey", secret = SECRET, ttl = 300 }: Signing = {}) {
  const token = new AccessToken(key, secret, { ttl })
  token.sha256 = createHash("sha256").update(body).digest("base64")
  return token.toJwt()
}

function send(body: string, authorization?: string, headers: Record<string, string> = {}) {
  const all = {
    "Content-Type": "application/webhook+json",
    ...headers,
    ...(authorization && { authorization }),
  }
  return POST(new Request("http://localhost/api/webhook", { method: "POST", body, headers: all }))
}

const detailOf = async (response: Response, status: number) => {
  expect(response.status).toBe(status)
  expect(response.headers.get("content-type")).toBe("application/problem+json")
  return (await response.json()).detail as string
}

describe("a signed event", () => {
  it("reaches the hook", async () => {
    const body = eventOf("participant_joined", { participant: { sid: "PA_1", name: "Ada" } })
    expect((await send(body, await sign(body))).status).toBe(200)
    expect(onRoomEvent).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        event: "participant_joined",
        createdAt: 1800000000n,
        room: expect.objectContaining({ sid: "RM_1" }),
        participant: expect.objectContaining({ name: "Ada" }),
      }),
    )
  })

  it.each([
    ["track_published", { participant: {}, track: { sid: "TR_1" } }, "track"],
    ["egress_ended", { egressInfo: { egressId: "EG_1" } }, "egressInfo"],
    ["ingress_started", { ingressInfo: { ingressId: "IN_1" } }, "ingressInfo"],
    ["room_finished", {}, "room"],
  ] as const)("named %s brings its subject", async (event, rest, part) => {
    const body = eventOf(event, rest)
    expect((await send(body, await sign(body))).status).toBe(200)
    expect(onRoomEvent).toHaveBeenCalledWith(expect.objectContaining({ event, [part]: expect.anything() }))
  })

  it("of a newer LiveKit server may have unknown names and fields", async () => {
    for (const body of [
      eventOf("room_started", { moon: "full", room: { sid: "RM_2", colour: "blue" } }),
      eventOf("room_painted"),
    ]) {
      expect((await send(body, await sign(body))).status).toBe(200)
    }
  })

  it("can be as large as LiveKit's limit for metadata makes it", async () => {
    const body = eventOf("participant_left", { participant: { metadata: "\u0001".repeat(512 * 1024) } })
    expect((await send(body, await sign(body))).status).toBe(200)
  })
})

describe("rejects, without calling the hook,", () => {
  afterEach(() => expect(onRoomEvent).not.toHaveBeenCalled())

  it.each([
    ["another secret", { secret: `${SECRET}x` }, "API secret"],
    ["another key", { key: "APIother" }, "API key"],
  ])("a signature with %s", async (_, signing, why) => {
    const body = eventOf("room_started")
    expect(await detailOf(await send(body, await sign(body, signing)), 401)).toContain(why)
  })

  it("a missing or incomplete signature", async () => {
    const body = eventOf("room_started")
    expect(await detailOf(await send(body), 401)).toContain("is missing")
    const token = await sign(body)
    for (const half of [
      "x",
      "a.b.c",
      token.slice(0, -3),
      token.split(".").slice(0, 2).join("."),
      `Bearer ${token}`,
    ])
      await detailOf(await send(body, half), 401)
  })

  it("a signature without an algorithm", async () => {
    const body = eventOf("room_started")
    const [, claims] = (await sign(body)).split(".")
    const header = Buffer.from('{"alg":"none"}').toString("base64url")
    await detailOf(await send(body, `${header}.${claims}.`), 401)
  })

  it("a participant's token, which the same secret signed", async () => {
    const token = new AccessToken("APIkey", SECRET, { identity: "ada" })
    token.addGrant({ roomJoin: true, room: "demo" })
    const response = await send(eventOf("room_started"), await token.toJwt())
    expect(await detailOf(response, 401)).toContain("isn’t a webhook signature")
  })

  it("an expired signature, and one from the future", async () => {
    const body = eventOf("room_started")
    const token = await sign(body)
    const now = Date.now()
    vi.useFakeTimers({ now: now + 311_000, toFake: ["Date"] })
    expect(await detailOf(await send(body, token), 401)).toContain("has expired")
    vi.setSystemTime(now - 12_000)
    expect(await detailOf(await send(body, token), 401)).toContain("isn’t valid yet")
  })

  it("a body that doesn't match the signature", async () => {
    const body = eventOf("room_started")
    const token = await sign(body)
    for (const other of [`${body} `, body.replace("RM_1", "RM_2"), ""])
      expect(await detailOf(await send(other, token), 401)).toContain("doesn’t match the body")
  })

  it("a body that is a byte too long", async () => {
    const body = eventOf("room_started").padEnd(4 * 1024 * 1024 + 1)
    await detailOf(await send(body, await sign(body)), 413)
  })

  it("a body with another Content-Type", async () => {
    const body = eventOf("room_started")
    await detailOf(await send(body, await sign(body), { "Content-Type": "text/plain" }), 415)
  })

  it.each(["[]", "1", "{", '{"event":5}'])("a signed body that isn't an event: %s", async (body) => {
    await detailOf(await send(body, await sign(body)), 400)
  })

  it("every other method", async () => {
    for (const method of [GET, OPTIONS]) {
      const response = method()
      expect(response.headers.get("allow")).toBe("POST")
      await detailOf(response, 405)
    }
  })

  it("every event if the app isn't configured", async () => {
    vi.stubEnv("LIVEKIT_API_SECRET", "")
    const body = eventOf("room_started")
    expect(await detailOf(await send(body, await sign(body)), 503)).toContain("LIVEKIT_API_SECRET is missing")
  })
})

describe("a repeated event", () => {
  it("is accepted but not handled again, even with a new signature", async () => {
    const body = eventOf("room_started")
    const token = await sign(body)
    for (const signature of [token, token, await sign(body, { ttl: 200 })])
      expect((await send(body, signature)).status).toBe(200)
    expect(onRoomEvent).toHaveBeenCalledTimes(1)
  })

  it("is refused while the first delivery is being handled, so that LiveKit sends it again", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {})
    let fail = () => {}
    onRoomEvent.mockImplementationOnce(
      () => new Promise((_, reject) => (fail = () => reject(new Error("no database")))),
    )
    const body = eventOf("room_started")
    const token = await sign(body)
    const first = send(body, token)
    await vi.waitFor(() => expect(onRoomEvent).toHaveBeenCalled())
    expect(await detailOf(await send(body, token), 503)).toContain("is being handled")
    fail()
    await detailOf(await first, 503)
    expect((await send(body, token)).status).toBe(200)
    expect(onRoomEvent).toHaveBeenCalledTimes(2)
  })

  it("without an ID is recognized by its body", async () => {
    for (const sid of ["RM_nameless", "RM_other"]) {
      const body = JSON.stringify({ event: "room_started", room: { sid } })
      for (let i = 0; i < 2; i++) expect((await send(body, await sign(body))).status).toBe(200)
    }
    expect(onRoomEvent).toHaveBeenCalledTimes(2)
  })

  it("is handled if that failed the first time; the log says why, the response doesn't", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {})
    onRoomEvent.mockRejectedValueOnce(new Error(`no database at postgres://x:${SECRET}@db`))
    const body = eventOf("room_started")
    const token = await sign(body)
    expect(await detailOf(await send(body, token), 503)).not.toContain("database")
    expect(log.mock.calls.join()).toContain("postgres://x:[secret]@db")
    expect((await send(body, token)).status).toBe(200)
    expect(onRoomEvent).toHaveBeenCalledTimes(2)
  })
})
