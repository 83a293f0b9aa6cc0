import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { site } from "@/lib/site"
import { policy } from "@/lib/token/policy"
import { GET, OPTIONS, POST } from "./route"

vi.mock("@/lib/token/policy", () => import("@/lib/token/test-policy"))

const SECRET = "marked-secret-of-at-least-32-characters"
const { authorize, fields } = policy

beforeEach(() => {
  vi.stubEnv("LIVEKIT_URL", "wss://rooms.example")
  vi.stubEnv("LIVEKIT_API_KEY", "APIkey")
  vi.stubEnv("LIVEKIT_API_SECRET", SECRET)
  vi.stubEnv("TOKEN_RATE_LIMIT", "off")
  vi.spyOn(console, "error").mockImplementation(() => {})
})

afterEach(() => {
  policy.authorize = authorize
  policy.fields = fields
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function ask(roomName: string, headers: Record<string, string> = {}) {
  const request = new Request("http://localhost/api/rooms/x/people", { headers })
  return GET(request, { params: Promise.resolve({ roomName }) })
}

/** Fakes a LiveKit server with this response. */
function livekit(respond: () => Response | Promise<Response>) {
  const server = vi.fn((_url: URL, _init: RequestInit) => Promise.resolve().then(respond))
  vi.stubGlobal("fetch", server)
  return server
}

const roomFor = (maxParticipants: number, participants: object[]) =>
  livekit(() => Response.json({ rooms: [{ name: "demo", maxParticipants }], participants }))
const participant = (name: string, joinedAtMs: number, more: object = {}) => ({ name, joinedAtMs, ...more })
const room = (...participants: object[]) => roomFor(0, participants)

describe("GET /api/rooms/[roomName]/people", () => {
  it("names the first three who joined, and counts all", async () => {
    const server = room(
      participant("Cleo", 30),
      participant("Ada", 10),
      participant("Dev", 40),
      participant("Ben", 20),
    )
    const response = await ask("demo")
    expect(response.headers.get("cache-control")).toBe("no-store")
    expect(await response.json()).toEqual({
      count: 4,
      names: ["Ada", "Ben", "Cleo"],
      isFull: false,
      isRecording: false,
    })
    expect(String(server.mock.calls[0]?.[0])).toContain("https://rooms.example/twirp/")
    expect(String(server.mock.calls[0]?.[1].body)).toContain("demo")
  })

  it("leaves out recorders, hidden and disconnecting participants, and avatars", async () => {
    const onBehalfOf = (identity: string) => ({ attributes: { "lk.publish_on_behalf": identity } })
    room(
      participant("Ada", 1),
      participant("egress", 2, { kind: "EGRESS" }),
      participant("recorder", 3, { permission: { recorder: true } }),
      participant("supervisor", 4, { permission: { hidden: true } }),
      participant("gone", 5, { state: "DISCONNECTED" }),
      participant("Helper", 6, { identity: "agent", kind: "AGENT" }),
      participant("avatar", 7, { kind: "AGENT", ...onBehalfOf("agent") }),
      // Only agents may share another participant's tile, and only an agent's.
      participant("Eve", 8, { ...onBehalfOf("agent") }),
    )
    expect(await (await ask("demo")).json()).toMatchObject({ count: 3, names: ["Ada", "Helper", "Eve"] })
  })

  it("names phones by their number, and others without a name by what they are", async () => {
    const number = (value: string) => ({ attributes: { "sip.phoneNumber": value } })
    room(
      participant("", 1, { kind: "SIP", ...number("+4930123456") }),
      participant("", 2, { kind: "SIP" }),
      participant("", 3, { kind: "AGENT" }),
    )
    expect(await (await ask("demo")).json()).toMatchObject({ names: ["+4930123456", "Phone", "Agent"] })
    room(
      participant("Ben’s phone", 1, { kind: "SIP", ...number("+4930123456") }),
      participant("", 2, { kind: "INGRESS" }),
      participant("", 3, number("+4930123456")),
    )
    expect(await (await ask("demo")).json()).toMatchObject({ names: ["Ben’s phone", "Stream", ""] })
  })

  it("says that a room is being recorded", async () => {
    livekit(() => Response.json({ rooms: [{ name: "demo", activeRecording: true }], participants: [] }))
    expect(await (await ask("demo")).json()).toMatchObject({ isRecording: true })
  })

  it("reports a full room, counting as the SFU does", async () => {
    const people = [participant("Ada", 1), participant("hidden", 2, { permission: { hidden: true } })]
    const others = [
      participant("agent", 3, { kind: "AGENT" }),
      participant("egress", 4, { kind: "EGRESS" }),
      participant("recorder", 5, { permission: { recorder: true } }),
    ]
    roomFor(2, [...people, ...others])
    expect(await (await ask("demo")).json()).toMatchObject({ count: 2, isFull: true })
    roomFor(3, [...people, ...others])
    expect(await (await ask("demo")).json()).toMatchObject({ isFull: false })
  })

  it("treats a room that LiveKit doesn't know as empty", async () => {
    livekit(() => Response.json({ code: "not_found", msg: "no such room" }, { status: 404 }))
    expect(await (await ask("demo")).json()).toEqual({
      count: 0,
      names: [],
      isFull: false,
      isRecording: false,
    })
  })

  it("returns 503 without the reason if the LiveKit server fails", async () => {
    livekit(() => Promise.reject(new TypeError(`fetch failed ${SECRET}`)))
    const response = await ask("demo")
    expect(response.status).toBe(503)
    expect(response.headers.get("content-type")).toBe("application/problem+json")
    expect(await response.text()).not.toContain(SECRET)
    expect(vi.mocked(console.error).mock.calls.join()).not.toContain(SECRET)
  })

  it("rejects invalid room names", async () => {
    room()
    for (const name of ["", ".", "x".repeat(257), "a\u0000b"]) expect((await ask(name)).status).toBe(400)
  })

  it("refuses pages of foreign origins, and callers who wouldn't get a token", async () => {
    const server = room(participant("Ada", 1))
    expect(
      (await ask("demo", { "sec-fetch-site": "cross-site", origin: "https://evil.example" })).status,
    ).toBe(403)
    policy.fields = {
      ...fields,
      room_name: ({ value }) => (value === "demo" ? { refuse: "Not yours." } : value),
    }
    expect((await ask("demo")).status).toBe(403)
    policy.authorize = () => ({ allow: false, status: 401, detail: "Sign in." })
    expect((await ask("other")).status).toBe(401)
    expect(server).not.toHaveBeenCalled()
  })

  it("returns 404 if the owner has turned it off", async () => {
    const server = room(participant("Ada", 1))
    vi.spyOn(site, "showsParticipants", "get").mockReturnValue(false as never)
    expect((await ask("demo")).status).toBe(404)
    expect(server).not.toHaveBeenCalled()
  })

  it("returns 405 for other methods, and lists the supported ones", () => {
    expect(POST().status).toBe(405)
    expect(OPTIONS().status).toBe(204)
    for (const response of [POST(), OPTIONS()]) {
      expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS")
    }
  })
})
