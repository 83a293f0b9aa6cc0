import { AccessToken } from "livekit-server-sdk"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { policy } from "@/lib/token/policy"
import { GET, POST } from "./route"

vi.mock("@/lib/token/policy", () => import("@/lib/token/test-policy"))
const redisKeys = vi.hoisted(() => new Map<string, string>())
vi.mock("ioredis", () => ({
  Redis: class {
    on() {}
    once(_event: string, onReady: () => void) {
      onReady()
    }
    async set(key: string, value: string) {
      return redisKeys.has(key) ? null : redisKeys.set(key, value) && "OK"
    }
    async eval(_script: string, _count: number, key: string, value: string) {
      if (redisKeys.get(key) === value) redisKeys.delete(key)
    }
  },
}))

const SECRET = "marked-secret-of-at-least-32-characters"
const { agents, authorize } = policy
const NOW = Date.now()

beforeEach(() => {
  vi.stubEnv("LIVEKIT_URL", "wss://rooms.example")
  vi.stubEnv("LIVEKIT_API_KEY", "APIkey")
  vi.stubEnv("LIVEKIT_API_SECRET", SECRET)
  vi.stubEnv("AGENT_NAME", "greeter,scribe")
  vi.stubEnv("TOKEN_RATE_LIMIT", "off")
  vi.spyOn(console, "error").mockImplementation(() => {})
})

afterEach(() => {
  policy.agents = agents
  policy.authorize = authorize
  vi.useRealTimers()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

type TokenParts = { room?: string; secret?: string; join?: boolean }

async function tokenOf(identity: string, { room = "demo", secret = SECRET, join = true }: TokenParts = {}) {
  const token = new AccessToken("APIkey", secret, { identity, ttl: 600 })
  token.addGrant({ roomJoin: join, room })
  return token.toJwt()
}

async function invite(
  body: unknown,
  headers: Record<string, string> = {},
  roomName = "demo",
  handler = POST,
) {
  const request = new Request("http://localhost/api/rooms/x/agents", {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...headers },
  })
  const response = await handler(request, { params: Promise.resolve({ roomName }) })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

/** Returns the handler of another instance of the app. */
async function startInstance(): Promise<typeof POST> {
  vi.resetModules()
  return (await import("./route")).POST
}

type FakeResponses = { participants?: object[]; dispatches?: object[] }

/** Fakes a LiveKit server, and records its requests: "CreateDispatch" and others, each with its message. */
function livekit({ participants = [{ identity: "ada" }], dispatches = [] }: FakeResponses = {}) {
  const requests: [method: string, message: Record<string, unknown>][] = []
  vi.stubGlobal("fetch", async (url: URL, { body }: { body: string }) => {
    const method = String(url).split("/").at(-1) ?? ""
    requests.push([method, JSON.parse(body)])
    if (method === "ListParticipants") return Response.json({ participants })
    if (method === "ListDispatch") return Response.json({ agentDispatches: dispatches })
    return Response.json({})
  })
  return {
    all: () => requests.map(([method]) => method),
    of: (wanted: string) => requests.filter(([method]) => method === wanted).map(([, message]) => message),
  }
}

const dispatch = (agentName: string, ageMs: number, participantIdentity?: string) => ({
  id: `AD_${agentName}`,
  agentName,
  state: {
    createdAt: String(BigInt(NOW - ageMs) * 1_000_000n),
    jobs: participantIdentity ? [{ state: { participantIdentity } }] : [],
  },
})

describe("POST /api/rooms/[roomName]/agents", () => {
  it("dispatches the first agent, or the requested one, for a participant of the room", async () => {
    const server = livekit()
    const participant_token = await tokenOf("ada")
    const { status, headers, body } = await invite({ participant_token })
    expect([status, body]).toEqual([201, { state: "invited" }])
    expect(headers.get("cache-control")).toBe("no-store")
    await invite({ participant_token, agent_name: "scribe" })
    expect(server.of("CreateDispatch")).toMatchObject([
      { room: "demo", agentName: "greeter" },
      { room: "demo", agentName: "scribe" },
    ])
  })

  it("accepts a token that expired during the call, for a day", async () => {
    livekit()
    const participant_token = await tokenOf("ada")
    vi.useFakeTimers({ toFake: ["Date"], now: NOW + 23 * 60 * 60 * 1000 })
    expect((await invite({ participant_token })).status).toBe(201)
    vi.setSystemTime(NOW + 25 * 60 * 60 * 1000)
    expect((await invite({ participant_token })).status).toBe(401)
  })

  it("doesn't dispatch an agent that is there or on its way", async () => {
    const participant_token = await tokenOf("ada")
    const agent = { identity: "agent-1", kind: "AGENT", attributes: { "lk.agent.name": "greeter" } }
    let server = livekit({ participants: [{ identity: "ada" }, agent] })
    expect(await invite({ participant_token })).toMatchObject({ status: 200, body: { state: "here" } })
    expect(server.of("CreateDispatch")).toEqual([])

    const nameless = { identity: "agent-2", kind: "AGENT" }
    server = livekit({
      participants: [{ identity: "ada" }, nameless],
      dispatches: [dispatch("greeter", 60_000, "agent-2")],
    })
    expect(await invite({ participant_token })).toMatchObject({ status: 200, body: { state: "here" } })

    server = livekit({ dispatches: [dispatch("greeter", 2_000)] })
    expect(await invite({ participant_token })).toMatchObject({ status: 200, body: { state: "coming" } })
    expect(server.of("CreateDispatch")).toEqual([])
  })

  it("replaces a dispatch that no worker accepted", async () => {
    const server = livekit({ dispatches: [dispatch("greeter", 60_000), dispatch("scribe", 60_000)] })
    expect((await invite({ participant_token: await tokenOf("ada") })).status).toBe(201)
    expect(server.of("DeleteDispatch")).toMatchObject([{ dispatchId: "AD_greeter", room: "demo" }])
    expect(server.of("CreateDispatch")).toHaveLength(1)
  })

  it("isn't fooled by a participant who claims to be an agent", async () => {
    const server = livekit({
      participants: [{ identity: "ada" }, { identity: "eve", attributes: { "lk.agent.name": "greeter" } }],
    })
    expect((await invite({ participant_token: await tokenOf("ada") })).status).toBe(201)
    expect(server.of("CreateDispatch")).toHaveLength(1)
  })

  it("dispatches one agent for two simultaneous requests", async () => {
    const server = livekit()
    const participant_token = await tokenOf("ada")
    const both = await Promise.all([invite({ participant_token }), invite({ participant_token })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201])
    expect(server.of("CreateDispatch")).toHaveLength(1)
  })

  it("dispatches one agent for simultaneous requests to instances that share Redis", async () => {
    vi.stubEnv("REDIS_URL", "redis://localhost:6379")
    const server = livekit()
    const participant_token = await tokenOf("ada")
    const first = await startInstance()
    const second = await startInstance()
    const both = await Promise.all([
      invite({ participant_token }, {}, "demo", first),
      invite({ participant_token }, {}, "demo", second),
    ])
    expect(both.map(({ body }) => body.state).sort()).toEqual(["coming", "invited"])
    expect(server.of("CreateDispatch")).toHaveLength(1)
    expect(redisKeys.size).toBe(0)
  })

  it("refuses callers who aren't in the room, most of them without asking LiveKit", async () => {
    const server = livekit()
    const refused = async (participant_token: string) => {
      const { status, body } = await invite({ participant_token })
      expect(body.detail).toMatch(/^[A-Z].*\.$/)
      return status
    }
    expect(await refused("nonsense")).toBe(401)
    expect(await refused(await tokenOf("ada", { secret: "another-secret-of-32-characters!!" }))).toBe(401)
    const [head, claims] = (await tokenOf("ada")).split(".")
    expect(await refused(`${head}.${claims}.`)).toBe(401)
    expect(await refused(`${Buffer.from('{"alg":"none"}').toString("base64url")}.${claims}.`)).toBe(401)
    expect(await refused(await tokenOf("ada", { room: "other" }))).toBe(403)
    expect(await refused(await tokenOf("ada", { join: false }))).toBe(403)
    expect(server.all()).toEqual([])
    expect(await refused(await tokenOf("eve"))).toBe(403)
    expect(server.all()).toEqual(["ListParticipants"])
  })

  it("refuses other agents, and all where the owner allows none", async () => {
    livekit()
    const participant_token = await tokenOf("ada")
    expect(await invite({ participant_token, agent_name: "other" })).toMatchObject({
      status: 403,
      body: { field: "agent_name" },
    })
    policy.agents = { ...agents, invite: false }
    expect((await invite({ participant_token })).status).toBe(404)
    policy.agents = agents
    vi.stubEnv("AGENT_NAME", "")
    expect((await invite({ participant_token })).status).toBe(404)
  })

  it.each([
    [{}, "participant_token"],
    [{ participant_token: 7 }, "participant_token"],
    [{ participant_token: "x", agent_name: "" }, "agent_name"],
    [{ participant_token: "x", more: 1 }, undefined],
    [[], undefined],
    [null, undefined],
  ])("rejects %j, naming the field", async (request, field) => {
    const { status, body } = await invite(request)
    expect([status, body.field]).toEqual([400, field])
  })

  it("refuses pages of foreign origins, and callers that `authorize` refuses", async () => {
    const server = livekit()
    const body = { participant_token: await tokenOf("ada") }
    const foreign = { "sec-fetch-site": "cross-site", origin: "https://evil.example" }
    expect((await invite(body, foreign)).status).toBe(403)
    policy.authorize = () => ({ allow: false, status: 401, detail: "Sign in." })
    expect((await invite(body)).status).toBe(401)
    expect(server.all()).toEqual([])
  })

  it("returns 503 without the reason if the LiveKit server fails", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError(`fetch failed ${SECRET}`)))
    const { status, body } = await invite({ participant_token: await tokenOf("ada") })
    expect(status).toBe(503)
    expect(JSON.stringify(body)).not.toContain(SECRET)
    expect(vi.mocked(console.error).mock.calls.join()).not.toContain(SECRET)
  })

  it("treats a room that LiveKit doesn't know as empty", async () => {
    vi.stubGlobal("fetch", async () => Response.json({ code: "not_found", msg: "x" }, { status: 404 }))
    expect((await invite({ participant_token: await tokenOf("ada") })).status).toBe(403)
  })

  it("rejects invalid room names and other methods", async () => {
    livekit()
    expect((await invite({ participant_token: await tokenOf("ada") }, {}, "x".repeat(257))).status).toBe(400)
    expect(GET().headers.get("allow")).toBe("OPTIONS, POST")
  })
})
