import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { mintToken } from "../token/mint"
import { type AccessToken, createTokenSource, fetchApi } from "./token-source"

const livekit = { apiKey: "key", apiSecret: "a secret of at least 32 characters" }
const fetched = vi.fn<typeof fetch>()
let ttlSeconds: number

const accessToken = vi.fn<AccessToken>()

function token(room: string) {
  const grants = {
    canPublish: true,
    canPublishSources: [],
    canSubscribe: true,
    canPublishData: true,
    canUpdateOwnMetadata: true,
  }
  const permit = {
    room,
    identity: "ada",
    name: "Ada",
    metadata: undefined,
    attributes: undefined,
    roomConfig: undefined,
  }
  return mintToken({ ...permit, grants, ttlSeconds }, livekit)
}

beforeEach(() => {
  ttlSeconds = 600
  accessToken.mockReset()
  fetched.mockReset().mockImplementation(async (_, init) => {
    const { room_name } = JSON.parse(String(init?.body))
    return Response.json(
      { server_url: "wss://rooms.example", participant_token: await token(room_name) },
      { status: 201 },
    )
  })
  vi.stubGlobal("fetch", fetched)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** The URLs that were fetched, each with its Authorization header. */
const requests = () =>
  fetched.mock.calls.map(([url, init]) => [url, new Headers(init?.headers).get("authorization")])

/** The connection drops while the body is being sent. */
const brokenBody = () =>
  new ReadableStream({ start: (controller) => controller.error(new TypeError("network error")) })

describe("createTokenSource", () => {
  const endpointSource = () => createTokenSource({ kind: "endpoint" }, accessToken)

  it("keeps the endpoint's token for the same request and fetches again for another room", async () => {
    const source = await createTokenSource({ kind: "endpoint" })
    const first = await source.fetch({ roomName: "demo" })
    expect(await source.fetch({ roomName: "demo" })).toEqual(first)
    expect(fetched).toHaveBeenCalledTimes(1)
    await source.fetch({ roomName: "other" })
    expect(requests()).toEqual([
      ["/api/token", null],
      ["/api/token", null],
    ])
  })

  it("fetches again when the token is about to expire, with the current access token", async () => {
    accessToken.mockReturnValueOnce("morning").mockResolvedValueOnce("evening")
    // LiveKit's sources treat a token as expired a minute early.
    ttlSeconds = 59
    const source = await endpointSource()
    await source.fetch({ roomName: "demo" })
    ttlSeconds = 600
    await source.fetch({ roomName: "demo" })
    await source.fetch({ roomName: "demo" })
    expect(requests()).toEqual([
      ["/api/token", "Bearer morning"],
      ["/api/token", "Bearer evening"],
    ])
  })

  it("replaces a refused access token once", async () => {
    const refusal = () => new Response(JSON.stringify({ detail: "Sign in to join a room." }), { status: 401 })
    accessToken.mockImplementation(({ isRefused }) => (isRefused ? "new" : "old"))
    fetched.mockImplementationOnce(async () => refusal())
    const source = await endpointSource()
    await source.fetch({ roomName: "demo" })
    expect(requests()).toEqual([
      ["/api/token", "Bearer old"],
      ["/api/token", "Bearer new"],
    ])

    fetched.mockReset().mockImplementation(async () => refusal())
    await expect(source.fetch({ roomName: "other" })).rejects.toMatchObject({
      status: 401,
      message: "Sign in to join a room.",
    })
    expect(fetched).toHaveBeenCalledTimes(2)
  })

  it("does not retry without an access token or a newer one", async () => {
    fetched.mockImplementation(async () => new Response("", { status: 401 }))
    await expect((await endpointSource()).fetch({})).rejects.toMatchObject({ status: 401 })
    accessToken.mockReturnValue("the same")
    await expect((await endpointSource()).fetch({})).rejects.toMatchObject({ status: 401 })
    expect(fetched).toHaveBeenCalledTimes(2)
  })

  it("sends every option in the endpoint's schema", async () => {
    const source = await endpointSource()
    await source.fetch({
      roomName: "demo",
      participantName: "Ada",
      participantIdentity: "ada-1",
      participantMetadata: "{}",
      participantAttributes: { seat: "12a" },
      agentName: "greeter",
      agentMetadata: "polite",
    })
    expect(JSON.parse(String(fetched.mock.lastCall?.[1]?.body))).toEqual({
      room_name: "demo",
      participant_name: "Ada",
      participant_identity: "ada-1",
      participant_metadata: "{}",
      participant_attributes: { seat: "12a" },
      room_config: { agents: [{ agent_name: "greeter", metadata: "polite" }] },
    })
  })

  it.each([
    [async () => Promise.reject(new TypeError("Failed to fetch")), "no-answer"],
    [async () => Promise.reject(new DOMException("", "TimeoutError")), "slow-answer"],
    [async () => new Response(brokenBody()), "no-answer"],
    [async () => new Response("<h1>Log in</h1>"), "invalid-token"],
    [async () => Response.json({ server_url: "wss://a.b", participant_token: 5 }), "invalid-token"],
    [async () => new Response("Bad gateway", { status: 502 }), "refused"],
  ])("throws a typed error for %s: %s", async (answer, code) => {
    fetched.mockImplementation(answer)
    await expect((await endpointSource()).fetch({})).rejects.toMatchObject({ name: "JoinError", code })
  })

  it("sends a development token server its id, and never our access token", async () => {
    accessToken.mockReturnValue("ours")
    const baseUrl = "https://tokens.example"
    const source = await createTokenSource(
      { kind: "development token server", id: "id-1", baseUrl },
      accessToken,
    )
    await source.fetch({ roomName: "demo" })
    expect(requests()).toEqual([[`${baseUrl}/api/v2/sandbox/connection-details`, null]])
    expect(new Headers(fetched.mock.lastCall?.[1]?.headers).get("x-sandbox-id")).toBe("id-1")
  })
})

describe("fetchApi", () => {
  beforeEach(() => {
    fetched.mockImplementation(async () => new Response("{}"))
  })

  it("sends the access token beside the request's own headers", async () => {
    accessToken.mockReturnValue("ours")
    const response = await fetchApi("/api/x", { method: "POST", headers: { "X-A": "1" } }, accessToken)
    expect(response.status).toBe(200)
    expect(requests()).toEqual([["/api/x", "Bearer ours"]])
    expect(new Headers(fetched.mock.lastCall?.[1]?.headers).get("x-a")).toBe("1")
    expect(fetched.mock.lastCall?.[1]?.method).toBe("POST")
  })

  it("replaces a refused access token once, then returns the 401", async () => {
    accessToken.mockImplementation(({ isRefused }) => (isRefused ? "new" : "old"))
    fetched.mockImplementation(async () => new Response("who?", { status: 401 }))
    const response = await fetchApi("/api/x", {}, accessToken)
    expect([response.status, await response.text()]).toEqual([401, "who?"])
    expect(requests()).toEqual([
      ["/api/x", "Bearer old"],
      ["/api/x", "Bearer new"],
    ])
  })

  it("returns a 401 when there is no access token", async () => {
    fetched.mockImplementation(async () => new Response("", { status: 401 }))
    expect((await fetchApi("/api/x")).status).toBe(401)
    expect(fetched).toHaveBeenCalledOnce()
  })

  it("rejects when the network fails", async () => {
    fetched.mockRejectedValue(new TypeError("Failed to fetch"))
    await expect(fetchApi("/api/x")).rejects.toMatchObject({ code: "no-answer" })
  })

  it("does not blame the network for an access token that no header can hold", async () => {
    accessToken.mockReturnValue("two\nlines")
    await expect(fetchApi("/api/x", {}, accessToken)).rejects.toThrow(TypeError)
    expect(fetched).not.toHaveBeenCalled()
  })
})
