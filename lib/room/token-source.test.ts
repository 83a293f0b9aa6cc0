import { createSecretKey } from "node:crypto"
import { afterEach, beforeEach, expect, it, type Mock, vi } from "vitest"
import { mintToken } from "../token/mint"
import * as login from "./access-token"
import { createTokenSource } from "./token-source"

const credentials = {
  apiKey: "key",
  apiSecret: createSecretKey(Buffer.from("a secret of at least 32 characters")),
}
const fetched = vi.fn<typeof fetch>()
let lifetimeSeconds: number

vi.mock("./access-token", () => ({ accessToken: vi.fn() }))
const accessToken = vi.mocked(login).accessToken as unknown as Mock<login.AccessToken>

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
  return mintToken({ ...permit, grants, lifetimeSeconds }, credentials, Date.now() / 1000)
}

beforeEach(() => {
  lifetimeSeconds = 600
  accessToken.mockReset()
  fetched.mockReset().mockImplementation(async (_, init) => {
    const { room_name } = JSON.parse(String(init?.body))
    return Response.json(
      { server_url: "wss://rooms.example", participant_token: token(room_name) },
      { status: 201 },
    )
  })
  vi.stubGlobal("fetch", fetched)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const asked = () =>
  fetched.mock.calls.map(([url, init]) => [url, new Headers(init?.headers).get("authorization")])

it("asks our endpoint once for the same, and again for another room", async () => {
  const source = createTokenSource({ kind: "endpoint" })
  const first = await source.fetch({ roomName: "demo" })
  expect(await source.fetch({ roomName: "demo" })).toEqual(first)
  expect(fetched).toHaveBeenCalledTimes(1)
  await source.fetch({ roomName: "other" })
  expect(asked()).toEqual([
    ["/api/token", null],
    ["/api/token", null],
  ])
})

it("asks again when the token is about to expire, with an access token of that moment", async () => {
  accessToken.mockReturnValueOnce("morning").mockResolvedValueOnce("evening")
  // LiveKit's sources count a token as expired a minute before it is.
  lifetimeSeconds = 59
  const source = createTokenSource({ kind: "endpoint" })
  await source.fetch({ roomName: "demo" })
  lifetimeSeconds = 600
  await source.fetch({ roomName: "demo" })
  await source.fetch({ roomName: "demo" })
  expect(asked()).toEqual([
    ["/api/token", "Bearer morning"],
    ["/api/token", "Bearer evening"],
  ])
})

it("refreshes a refused access token, once", async () => {
  const refusal = () => new Response(JSON.stringify({ detail: "Sign in to join a room." }), { status: 401 })
  accessToken.mockImplementation(({ isRefused }) => (isRefused ? "new" : "old"))
  fetched.mockImplementationOnce(async () => refusal())
  const source = createTokenSource({ kind: "endpoint" })
  await source.fetch({ roomName: "demo" })
  expect(asked()).toEqual([
    ["/api/token", "Bearer old"],
    ["/api/token", "Bearer new"],
  ])

  fetched.mockReset().mockImplementation(async () => refusal())
  await expect(source.fetch({ roomName: "other" })).rejects.toThrow(/401.*Sign in/)
  expect(fetched).toHaveBeenCalledTimes(2)
})

it("asks no second time where there is no access token, or no newer one", async () => {
  fetched.mockImplementation(async () => new Response("", { status: 401 }))
  const source = () => createTokenSource({ kind: "endpoint" }).fetch({})
  await expect(source()).rejects.toThrow("401")
  accessToken.mockReturnValue("the same")
  await expect(source()).rejects.toThrow("401")
  expect(fetched).toHaveBeenCalledTimes(2)
})

it("asks a development token server by its id, and sends our access token to nobody else", async () => {
  accessToken.mockReturnValue("ours")
  const baseUrl = "https://tokens.example"
  await createTokenSource({ kind: "development token server", id: "id-1", baseUrl }).fetch({
    roomName: "demo",
  })
  expect(asked()).toEqual([[`${baseUrl}/api/v2/sandbox/connection-details`, null]])
  expect(new Headers(fetched.mock.lastCall?.[1]?.headers).get("x-sandbox-id")).toBe("id-1")
})
