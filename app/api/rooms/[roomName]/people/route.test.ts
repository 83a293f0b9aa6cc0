import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { site } from "@/lib/site"
import { policy } from "@/lib/token/policy"
import { GET, POST } from "./route"

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

/** A LiveKit server that answers like this. */
function livekit(answer: () => Response | Promise<Response>) {
  const server = vi.fn((_url: URL, _init: RequestInit) => Promise.resolve().then(answer))
  vi.stubGlobal("fetch", server)
  return server
}

const roomFor = (maxParticipants: number, participants: object[]) =>
  livekit(() => Response.json({ rooms: [{ name: "demo", maxParticipants }], participants }))
const person = (name: string, joinedAtMs: number, more: object = {}) => ({ name, joinedAtMs, ...more })
const room = (...participants: object[]) => roomFor(0, participants)

describe("GET /api/rooms/[roomName]/people", () => {
  it("names the first three, in the order they came, and counts all", async () => {
    const server = room(person("Cleo", 30), person("Ada", 10), person("Dev", 40), person("Ben", 20))
    const response = await ask("demo")
    expect(response.headers.get("cache-control")).toBe("no-store")
    expect(await response.json()).toEqual({ count: 4, names: ["Ada", "Ben", "Cleo"], isFull: false })
    expect(String(server.mock.calls[0]?.[0])).toContain("https://rooms.example/twirp/")
    expect(String(server.mock.calls[0]?.[1].body)).toContain("demo")
  })

  it("leaves out agents, recorders, who is hidden and who is leaving", async () => {
    room(
      person("Ada", 1),
      person("agent", 2, { kind: "AGENT" }),
      person("recorder", 3, { kind: "EGRESS" }),
      person("supervisor", 4, { permission: { hidden: true } }),
      person("gone", 5, { state: "DISCONNECTED" }),
      person("Phone", 6, { kind: "SIP" }),
    )
    expect(await (await ask("demo")).json()).toEqual({
      count: 2,
      names: ["Ada", "Phone"],
      isFull: false,
    })
  })

  it("says when nobody else fits in, counting as the SFU does", async () => {
    const people = [person("Ada", 1), person("hidden", 2, { permission: { hidden: true } })]
    const agent = person("agent", 3, { kind: "AGENT" })
    roomFor(2, [...people, agent])
    expect(await (await ask("demo")).json()).toMatchObject({ count: 1, isFull: true })
    roomFor(3, [...people, agent])
    expect(await (await ask("demo")).json()).toMatchObject({ isFull: false })
  })

  it("says that nobody is in a room that the server doesn't know", async () => {
    livekit(() => Response.json({ code: "not_found", msg: "no such room" }, { status: 404 }))
    expect(await (await ask("demo")).json()).toEqual({ count: 0, names: [], isFull: false })
  })

  it("answers 503 without a word of the reason when the server doesn't", async () => {
    livekit(() => Promise.reject(new TypeError(`fetch failed ${SECRET}`)))
    const response = await ask("demo")
    expect(response.status).toBe(503)
    expect(response.headers.get("content-type")).toBe("application/problem+json")
    expect(await response.text()).not.toContain(SECRET)
    expect(vi.mocked(console.error).mock.calls.join()).not.toContain(SECRET)
  })

  it("refuses names that no room can have", async () => {
    room()
    for (const name of ["", ".", "x".repeat(257), "a\u0000b"]) expect((await ask(name)).status).toBe(400)
  })

  it("refuses pages of other origins, and whoever would get no token", async () => {
    const server = room(person("Ada", 1))
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

  it("tells nothing when the owner has switched it off", async () => {
    const server = room(person("Ada", 1))
    vi.spyOn(site, "showsWhoIsHere", "get").mockReturnValue(false as never)
    expect((await ask("demo")).status).toBe(404)
    expect(server).not.toHaveBeenCalled()
  })

  it("answers other methods with 405", () => {
    const response = POST()
    expect(response.status).toBe(405)
    expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS")
  })
})
