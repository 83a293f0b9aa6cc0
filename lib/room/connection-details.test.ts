import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { fetchConnectionDetails, serverUrlError } from "./connection-details"
import { joinErrorMessage } from "./join-error"
import type { TokenSourceChoice } from "./token-source"

describe("fetchConnectionDetails", () => {
  const fetched = vi.fn<typeof fetch>()

  /** Unsigned: only the LiveKit server could tell. */
  const token = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`
  const validClaims = { sub: "ada-1", exp: 1_900_000_000, video: { roomJoin: true, room: "demo" } }

  const answer = (server_url: unknown, participant_token: unknown) =>
    fetched.mockResolvedValueOnce(Response.json({ server_url, participant_token }, { status: 201 }))

  const join = (participantIdentity?: string, choice: TokenSourceChoice = { kind: "endpoint" }) =>
    fetchConnectionDetails({ roomName: "demo", participantName: "Ada", participantIdentity }, choice)

  const errorMessage = () => join().then(() => "accepted", joinErrorMessage)

  beforeEach(() => {
    fetched.mockReset()
    vi.stubGlobal("fetch", fetched)
    vi.stubGlobal("location", { protocol: "https:" })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it("returns the server URL, the token and the participant that it is for", async () => {
    answer("wss://rooms.example", token(validClaims))
    expect(await join()).toEqual({
      serverUrl: "wss://rooms.example",
      participantToken: token(validClaims),
      isOwnToken: true,
      identity: "ada-1",
      roomName: "demo",
      expiresAt: 1_900_000_000,
    })
  })

  it("requests a new identity when the earlier one can't be proven", async () => {
    const problem = { status: 403, detail: "No.", field: "participant_identity" }
    fetched.mockResolvedValueOnce(Response.json(problem, { status: 403 }))
    answer("wss://rooms.example", token(validClaims))
    await join("ada-0")
    expect(JSON.parse(String(fetched.mock.lastCall?.[1]?.body))).not.toHaveProperty("participant_identity")
  })

  it("passes other refusals on", async () => {
    const problem = { status: 403, detail: "Rooms are closed today.", field: "room_name" }
    fetched.mockResolvedValueOnce(Response.json(problem, { status: 403 }))
    await expect(join("ada-0")).rejects.toMatchObject({
      message: "Rooms are closed today.",
      field: "room_name",
    })
    expect(fetched).toHaveBeenCalledOnce()
  })

  it.each([
    "http://rooms.example",
    "ws://rooms.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "wss://ada:marked@rooms.example",
    "wss://rooms.example?redirect=1",
    "//rooms.example",
    "wss://",
    "x".repeat(60_000),
  ])("rejects the server URL %.40s on an HTTPS page", async (url) => {
    answer(url, token(validClaims))
    const message = await errorMessage()
    expect(message).toMatch(/^The server returned an unusable address\./)
    expect(message).not.toContain("marked")
  })

  it("accepts an insecure server URL on an insecure page", async () => {
    vi.stubGlobal("location", { protocol: "http:" })
    answer("ws://localhost:7880", token(validClaims))
    expect(await errorMessage()).toBe("accepted")
  })

  it.each([
    ["no room", { ...validClaims, video: { roomJoin: true } }],
    ["a room that is no string", { ...validClaims, video: { room: ["demo"] } }],
    ["no grants", { sub: "ada-1" }],
    ["no identity", { video: validClaims.video }],
    ["an empty identity", { ...validClaims, sub: "" }],
  ] as const)("rejects a token for %s", async (_, claims) => {
    answer("wss://rooms.example", token(claims))
    expect(await errorMessage()).toMatch(/invalid token/)
  })

  const mapped = token({ ...validClaims, video: { roomJoin: true, room: "tenant-demo" } })

  it("joins the room that this app's policy maps the name to", async () => {
    answer("wss://rooms.example", mapped)
    expect((await join()).roomName).toBe("tenant-demo")
    // As a source would return it that caches.
    answer("wss://rooms.example", mapped)
    expect((await join()).roomName).toBe("tenant-demo")
  })

  it("rejects the token of another join, even if names are mapped", async () => {
    const stale = token({ ...validClaims, video: { roomJoin: true, room: "tenant-other" } })
    answer("wss://rooms.example", stale)
    await fetchConnectionDetails({ roomName: "other", participantName: "Ada" }, { kind: "endpoint" })
    answer("wss://rooms.example", stale)
    expect(await errorMessage()).toMatch(/for another room/)
  })

  it("rejects another room of someone else's token server", async () => {
    answer("wss://rooms.example", mapped)
    const choice = {
      kind: "development token server",
      id: "id-1",
      baseUrl: "https://tokens.example",
    } as const
    await expect(join(undefined, choice)).rejects.toMatchObject({ code: "wrong-room" })
  })

  it("follows only this app's own server to a sign-in page", async () => {
    const problem = { status: 401, detail: "Sign in.", sign_in_url: "https://elsewhere.example" }
    fetched.mockImplementation(async () => Response.json(problem, { status: 401 }))
    await expect(join()).rejects.toMatchObject({ status: 401, signInUrl: "https://elsewhere.example" })
    const other = { kind: "development token server", id: "id-1", baseUrl: "https://tokens.example" } as const
    await expect(join(undefined, other)).rejects.toMatchObject({ status: 401, signInUrl: undefined })
  })

  it.each([
    "",
    "<h1>Hello</h1>",
    "null",
    "[]",
    "5",
    "{}",
    '{"server_url":"wss://a.b"}',
    '{"server_url":["wss://a.b"],"participant_token":"a.b.c"}',
    '{"server_url":"wss://a.b","participant_token":""}',
    '{"server_url":"wss://a.b","participant_token":{"toString":1}}',
  ])("rejects an answer of %s", async (body) => {
    fetched.mockResolvedValueOnce(new Response(body, { status: 200 }))
    expect(await errorMessage()).toMatch(/invalid token|unusable address/)
  })

  it.each([
    "hello",
    "a.b",
    "a.b.c",
    "..",
    "e30.bnVsbA.c2ln",
    "e30.W10.c2ln",
    `e30.${"W".repeat(9_999)}.c2ln`,
  ])("rejects %.20s as a token", async (text) => {
    answer("wss://rooms.example", text)
    expect(await errorMessage()).toMatch(/invalid token/)
  })

  it("rejects a token of a megabyte", async () => {
    answer("wss://rooms.example", token({ ...validClaims, padding: "x".repeat(1_000_000) }))
    expect(await errorMessage()).toMatch(/invalid token/)
  })

  it("times out", async () => {
    const timeout = AbortSignal.abort(new DOMException("The operation timed out.", "TimeoutError"))
    const limit = vi.spyOn(AbortSignal, "timeout").mockReturnValue(timeout)
    fetched.mockImplementationOnce(async (_, init) => {
      init?.signal?.throwIfAborted()
      return Response.json({})
    })
    expect(await errorMessage()).toContain("took too long")
    limit.mockRestore()
  })
})

describe("serverUrlError", () => {
  it.each(["wss://a.example", "https://a.example:8443/sfu", "ws://localhost:7880", "http://127.0.0.1:7880"])(
    "lets an HTTPS page connect to %s",
    (url) => {
      expect(serverUrlError(url, "https:")).toBeUndefined()
    },
  )

  it("lets an insecure page connect anywhere", () => {
    expect(serverUrlError("ws://192.168.1.5:7880", "http:")).toBeUndefined()
  })

  it.each([
    ["a.example", "https:", "must look like wss:"],
    ["localhost:7880", "http:", "must look like wss:"],
    ["javascript:alert(1)", "http:", "must look like wss:"],
    ["ftp://a.example", "http:", "must look like wss:"],
    ["wss://", "http:", "must look like wss:"],
    ["wss://ada@a.example", "http:", "a password or a query"],
    ["wss://a.example?token=x", "http:", "a password or a query"],
    ["wss://a.example#x", "http:", "a password or a query"],
    ["ws://[::1]:7880", "https:", "start with wss://"],
    ["ws://a.example", "https:", "start with wss://"],
    ["http://localhost.evil.example", "https:", "start with wss://"],
  ])("rejects %s on a page of %s", (url, page, message) => {
    expect(serverUrlError(url, page)).toContain(message)
  })
})
