import fc from "fast-check"
import { TokenVerifier } from "livekit-server-sdk"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { normalizeRoomName } from "@/lib/room-name"
import { policy } from "@/lib/token/policy"
import type { Authorize } from "@/lib/token/policy-types"
import { POST } from "./route"

vi.mock("@/lib/token/policy", () => import("@/lib/token/test-policy"))

const SECRET = "marked-secret-of-at-least-32-characters"
const { authorize } = policy

// Thousands of requests take a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

beforeEach(() => {
  vi.stubEnv("LIVEKIT_URL", "wss://rooms.example")
  vi.stubEnv("LIVEKIT_API_KEY", "APIkey")
  vi.stubEnv("LIVEKIT_API_SECRET", SECRET)
  vi.stubEnv("AGENT_NAME", "greeter")
  vi.stubEnv("TOKEN_RATE_LIMIT", "off")
})

afterEach(() => {
  policy.authorize = authorize
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

function ask(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  const init = { method: "POST", body, headers: { "Content-Type": "application/json", ...headers } }
  return POST(new Request("http://localhost/api/token", init))
}

const verified = async (response: Response) => {
  const { participant_token } = await response.json()
  return new TokenVerifier("APIkey", SECRET).verify(participant_token)
}

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "demo", "lk.x", "#", "greeter"),
)
const fieldNames = ["room_name", "participant_identity", "participant_name", "participant_metadata"]
const others = ["participant_attributes", "room_config", "roomName", "roomConfig", "room_admin", "__proto__"]
const agent = fc.record(
  { agent_name: text, agentName: text, metadata: text, deployment: text },
  { requiredKeys: [] },
)
const roomConfig = fc.oneof(
  fc.record({ agents: fc.array(fc.oneof(agent, fc.jsonValue())) }),
  fc.dictionary(
    fc.constantFrom("egress", "name", "max_participants", "agents", "tags", "metadata"),
    fc.jsonValue(),
  ),
)
/** Plausible requests: known and unknown fields, with values of every type. */
const request = fc.oneof(
  fc.dictionary(fc.constantFrom(...fieldNames), text),
  fc.dictionary(fc.constantFrom(...fieldNames, ...others), fc.oneof(text, fc.jsonValue(), roomConfig)),
  fc.record({ room_name: text, participant_attributes: fc.dictionary(text, text), room_config: roomConfig }),
  fc.record({ room_config: fc.record({ agents: fc.array(fc.record({ agent_name: text })) }) }),
)

describe("any request", () => {
  it("gets a response that the contract allows", async () => {
    const bodies = fc.oneof(
      fc.json(),
      request.map((value) => JSON.stringify(value)),
      fc.uint8Array({ maxLength: 300 }),
    )
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const response = await ask(typeof body === "string" ? body : Uint8Array.from(body))
        expect([201, 400, 403]).toContain(response.status)
        expect(response.headers.get("cache-control")).toBe("no-store")
        if (response.status === 201) return
        expect(response.headers.get("content-type")).toBe("application/problem+json")
        const problem = await response.json()
        expect(problem).toMatchObject({ title: expect.any(String), status: response.status })
        expect(problem.detail).toMatch(/\.$/)
      }),
      { numRuns: 1500 },
    )
  })

  it("gets at most a token for the requested room, without further grants", async () => {
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(request, async (value) => {
        const response = await ask(JSON.stringify(value))
        if (response.status !== 201) return
        accepted++
        const asked = JSON.parse(JSON.stringify(value)) as Record<string, unknown>
        const { video, roomConfig, sub, exp, nbf, ...claims } = await verified(response)
        const roomName = asked.room_name || asked.roomName
        const room = roomName
          ? normalizeRoomName(String(roomName))
          : expect.stringMatching(/^[a-z]+-[a-z]+(-\w{4}){3}$/)
        expect(video).toEqual({ ...policy.grants, roomJoin: true, room })
        expect(
          Object.keys(claims).every((name) => ["iss", "name", "metadata", "attributes"].includes(name)),
        ).toBe(true)
        expect(Object.keys(roomConfig ?? {}).filter((name) => name !== "agents")).toEqual([])
        expect((roomConfig?.agents ?? []).every((agent) => agent.agentName === "greeter")).toBe(true)
        expect(sub).toMatch(/^[\w-]{36}$/)
        expect(sub).not.toBe(asked.participant_identity)
        expect((exp ?? 0) - (nbf ?? 0)).toBe(600)
      }),
      { numRuns: 1500 },
    )
    expect(accepted).toBeGreaterThan(100)
  })

  it("never gets another visitor's identity", async () => {
    const { sub } = await verified(await ask("{}"))
    await fc.assert(
      fc.asyncProperty(fc.option(fc.string(), { nil: undefined }), async (cookie) => {
        const headers: Record<string, string> =
          cookie === undefined ? {} : { cookie: `greenroom_visitor=${encodeURIComponent(cookie)}` }
        expect((await ask(JSON.stringify({ participant_identity: sub }), headers)).status).toBe(403)
      }),
    )
  })
})

describe("a visitor", () => {
  const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? ""

  it("keeps their identity and name", async () => {
    const first = await ask("{}")
    const cookie = cookieOf(first)
    const { sub, name } = await verified(first)
    const again = await ask(JSON.stringify({ participant_identity: sub }), { cookie })
    expect(again.headers.get("set-cookie")).toBeNull()
    expect(await verified(again)).toMatchObject({ sub, name })
  })

  it("becomes two participants in two tabs", async () => {
    const cookie = cookieOf(await ask("{}"))
    const [a, b] = await Promise.all([ask("{}", { cookie }), ask("{}", { cookie })])
    expect((await verified(a)).sub).not.toBe((await verified(b)).sub)
  })
})

describe("the authorize hook", () => {
  const responseTo = async (hook: Authorize) => {
    policy.authorize = hook
    const response = await ask('{"participant_name":5}')
    return { status: response.status, body: await response.text() }
  }

  it.each([401, 403] as const)("can return %d before the body is read", async (status) => {
    const { body, ...rest } = await responseTo(() => ({ allow: false, status, detail: "Not on the list." }))
    expect(rest.status).toBe(status)
    expect(JSON.parse(body)).toMatchObject({ status, detail: "Not on the list." })
  })

  it("can be asynchronous, read headers and set the identity", async () => {
    policy.authorize = async ({ headers }) => ({ allow: true, identity: headers.get("authorization") ?? "" })
    expect((await verified(await ask("{}", { authorization: "ada" }))).sub).toBe("ada")
  })

  it("returns 503 when it throws, without secrets in the response or the log", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {})
    for (const hook of [
      () => {
        throw new Error(`can't reach ldap://x:${SECRET}@directory`)
      },
      () => Promise.reject(new Error(`can't reach ldap://x:${SECRET}@directory`)),
    ]) {
      const { status, body } = await responseTo(hook)
      expect(status).toBe(503)
      expect(body).not.toContain("ldap")
    }
    expect(log).toHaveBeenCalledTimes(2)
    expect(log.mock.calls.join()).toContain("ldap://x:[secret]@directory")
  })
})

describe("an unconfigured app", () => {
  it("names the invalid variables, even for an invalid request", async () => {
    vi.stubEnv("LIVEKIT_URL", "marked.example")
    vi.stubEnv("LIVEKIT_API_KEY", " ")
    const response = await ask("[", { origin: "https://evil.example" })
    const { status, detail } = await response.json()
    expect(status).toBe(503)
    expect(detail).toContain("LIVEKIT_URL must be")
    expect(detail).toContain("LIVEKIT_API_KEY is missing")
    expect(detail).not.toContain("LIVEKIT_API_SECRET")
    expect(detail).not.toContain("marked")
  })
})

it("accepts in development only host names that other sites can't have", async () => {
  vi.stubEnv("NODE_ENV", "development")
  vi.stubEnv("ALLOWED_ORIGINS", "https://tunnel.example")
  const page = (host: string) =>
    ask("{}", { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" })
  for (const host of ["localhost:3000", "127.0.0.1:3000", "192.168.1.20:3000", "tunnel.example"])
    expect((await page(host)).status).toBe(201)
  const rebound = await page("evil.example:3000")
  expect(rebound.status).toBe(403)
  expect((await rebound.json()).detail).toContain("ALLOWED_ORIGINS")
})
