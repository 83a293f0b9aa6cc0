import { beforeEach, expect, test, vi } from "vitest"
import { fetchOwn } from "./fetch-own"

const { accessToken } = vi.hoisted(() => ({ accessToken: vi.fn() }))
vi.mock("./access-token", () => ({ accessToken }))

const fetched = vi.fn<typeof fetch>()
const sent = () =>
  fetched.mock.calls.map(([, options]) => Object.fromEntries(new Headers(options?.headers).entries()))

beforeEach(() => {
  accessToken.mockReset()
  fetched.mockReset().mockImplementation(async () => new Response("{}"))
  vi.stubGlobal("fetch", fetched)
})

test("sends the access token beside the request's own headers", async () => {
  accessToken.mockReturnValue("ours")
  expect((await fetchOwn("/api/x", { method: "POST", headers: { "X-A": "1" } })).status).toBe(200)
  expect(sent()).toEqual([{ "x-a": "1", authorization: "Bearer ours" }])
  expect(fetched.mock.lastCall?.[1]?.method).toBe("POST")
})

test("gets a new access token for one that is refused, once", async () => {
  accessToken.mockImplementation(({ isRefused }) => (isRefused ? "new" : "old"))
  fetched.mockImplementation(async () => new Response("who?", { status: 401 }))
  const answer = await fetchOwn("/api/x")
  expect([answer.status, await answer.text()]).toEqual([401, "who?"])
  expect(sent()).toEqual([{ authorization: "Bearer old" }, { authorization: "Bearer new" }])
})

test("a network that fails is the caller's to explain", async () => {
  fetched.mockRejectedValue(new TypeError("Failed to fetch"))
  await expect(fetchOwn("/api/x")).rejects.toThrow(TypeError)
})
