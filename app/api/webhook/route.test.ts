import { createHash } from "node:crypto"
import { AccessToken } from "livekit-server-sdk"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { RoomEvent } from "@/lib/server/room-event"
import { GET, OPTIONS, POST } from "./route"

const onRoomEvent = vi.hoisted(() => vi.fn(async (_: RoomEvent) => {}))
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
  it("reaches the hook, with what it is about", async () => {
    const body = eventOf("participant_joined", { participant: { sid: "PA_1", name: "Ada" } })
    expect((await send(body, await sign(body))).status).toBe(200)
    expect(onRoomEvent).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        kind: "participant_joined",
        createdAt: new Date("2027-01-15T08:00:00Z"),
        room: expect.objectContaining({ sid: "RM_1" }),
        participant: expect.objectContaining({ name: "Ada" }),
      }),
    )
  })

  it.each([
    ["track_published", { participant: {}, track: { sid: "TR_1" } }, "track"],
    ["egress_ended", { egressInfo: { egressId: "EG_1" } }, "egress"],
    ["ingress_started", { ingressInfo: { ingressId: "IN_1" } }, "ingress"],
    ["room_finished", {}, "room"],
  ] as const)("of the kind %s brings what it is about", async (kind, rest, part) => {
    const body = eventOf(kind, rest)
    expect((await send(body, await sign(body))).status).toBe(200)
    expect(onRoomEvent).toHaveBeenCalledWith(expect.objectContaining({ kind, [part]: expect.anything() }))
  })

  it("of a later LiveKit is taken, with fields and kinds that nobody here knows", async () => {
    const known = eventOf("room_started", { moon: "full", room: { sid: "RM_2", colour: "blue" } })
    expect((await send(known, await sign(known))).status).toBe(200)
    const unknown = eventOf("room_painted")
    expect((await send(unknown, await sign(unknown))).status).toBe(200)
    expect(onRoomEvent).toHaveBeenCalledTimes(1)
  })

  it("is big when a participant has set all the metadata that LiveKit allows", async () => {
    const body = eventOf("participant_left", { participant: { metadata: "\u0001".repeat(512 * 1024) } })
    expect((await send(body, await sign(body))).status).toBe(200)
  })
})

describe("refused, before the hook hears of it, is", () => {
  afterEach(() => expect(onRoomEvent).not.toHaveBeenCalled())

  it.each([
    ["another secret", { secret: `${SECRET}x` }, "API secret"],
    ["another key", { key: "APIother" }, "API key"],
  ])("a signature by %s", async (_, signing, why) => {
    const body = eventOf("room_started")
    expect(await detailOf(await send(body, await sign(body, signing)), 401)).toContain(why)
  })

  it("what has no signature, or half a one", async () => {
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

  it("the token of a participant, which the same secret has signed", async () => {
    const token = new AccessToken("APIkey", SECRET, { identity: "ada" })
    token.addGrant({ roomJoin: true, room: "demo" })
    const answer = await send(eventOf("room_started"), await token.toJwt())
    expect(await detailOf(answer, 401)).toContain("isn't one of a webhook")
  })

  it("a signature that has expired, or is from the future", async () => {
    const body = eventOf("room_started")
    const token = await sign(body)
    const now = Date.now()
    vi.useFakeTimers({ now: now + 311_000, toFake: ["Date"] })
    expect(await detailOf(await send(body, token), 401)).toContain("has expired")
    vi.setSystemTime(now - 12_000)
    expect(await detailOf(await send(body, token), 401)).toContain("isn't valid yet")
  })

  it("another body than the signed one", async () => {
    const body = eventOf("room_started")
    const token = await sign(body)
    for (const other of [`${body} `, body.replace("RM_1", "RM_2"), ""])
      expect(await detailOf(await send(other, token), 401)).toContain("another body")
  })

  it("a body that is too long, by a byte", async () => {
    const body = eventOf("room_started").padEnd(4 * 1024 * 1024 + 1)
    await detailOf(await send(body, await sign(body)), 413)
  })

  it("a body of another type", async () => {
    const body = eventOf("room_started")
    await detailOf(await send(body, await sign(body), { "Content-Type": "text/plain" }), 415)
  })

  it.each(["[]", "1", "{", '{"event":5}', '{"event":"participant_joined","id":"EV_x","room":{}}'])(
    "a signed body that is no event: %s",
    async (body) => {
      await detailOf(await send(body, await sign(body)), 400)
    },
  )

  it("every other method", async () => {
    for (const method of [GET, OPTIONS]) {
      const answer = method()
      expect(answer.headers.get("allow")).toBe("POST")
      await detailOf(answer, 405)
    }
  })

  it("everything, by an app that isn't configured", async () => {
    vi.stubEnv("LIVEKIT_API_SECRET", "")
    const body = eventOf("room_started")
    expect(await detailOf(await send(body, await sign(body)), 503)).toContain("LIVEKIT_API_SECRET is missing")
  })
})

describe("an event that comes again", () => {
  it("is refused once it was handled, whatever signature it comes with", async () => {
    const body = eventOf("room_started")
    const token = await sign(body)
    expect((await send(body, token)).status).toBe(200)
    await detailOf(await send(body, token), 409)
    await detailOf(await send(body, await sign(body, { ttl: 200 })), 409)
    expect(onRoomEvent).toHaveBeenCalledTimes(1)
  })

  it("without an id, is known by its body", async () => {
    for (const sid of ["RM_nameless", "RM_other"]) {
      const body = JSON.stringify({ event: "room_started", room: { sid } })
      expect((await send(body, await sign(body))).status).toBe(200)
      await detailOf(await send(body, await sign(body)), 409)
    }
  })

  it("is handled when that failed the first time, of which the log says why and the answer doesn't", async () => {
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
