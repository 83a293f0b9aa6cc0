import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { ConnectionDetails, JoinRequest } from "./connection-details"
import { TokenPrefetch } from "./token-prefetch"

const ada: JoinRequest = { roomName: "demo", participantName: "Ada" }
let count: number
let prefetch: TokenPrefetch

const fetch = vi.fn(
  async ({ participantName }: JoinRequest): Promise<ConnectionDetails> => ({
    serverUrl: "ws://localhost",
    participantToken: `${participantName} ${++count}`,
    identity: "id",
    roomName: "demo",
  }),
)
const take = async (request: JoinRequest) => (await prefetch.take(request)).participantToken

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  count = 0
  fetch.mockClear()
  prefetch = new TokenPrefetch(fetch)
})
afterEach(() => void vi.useRealTimers())

test("a prefetched token is used once", async () => {
  prefetch.prefetch(ada)
  prefetch.prefetch({ ...ada })
  expect(fetch).toHaveBeenCalledTimes(1)
  expect(await take(ada)).toBe("Ada 1")
  expect(await take(ada)).toBe("Ada 2")
})

test.each([{ participantName: "Bea" }, { roomName: "other" }, { participantIdentity: "ghost" }])(
  "a token for another request than %j is not used",
  async (other) => {
    prefetch.prefetch(ada)
    expect(await take({ ...ada, ...other })).toMatch(/ 2$/)
  },
)

test("an old token is replaced", async () => {
  prefetch.prefetch(ada)
  vi.setSystemTime(5 * 60_000)
  prefetch.prefetch(ada)
  expect(await take(ada)).toBe("Ada 2")
})

test("a token that is about to expire is not used", async () => {
  const details = {
    serverUrl: "",
    participantToken: "short-lived",
    identity: "id",
    roomName: "demo",
    expiresAt: 60,
  }
  fetch.mockResolvedValueOnce(details)
  prefetch.prefetch(ada)
  vi.setSystemTime(50_000)
  expect(await take(ada)).not.toBe("short-lived")
})

test("an error of the prefetch is ignored, one during the join is thrown", async () => {
  fetch.mockRejectedValueOnce(new Error("Not now"))
  prefetch.prefetch(ada)
  await vi.waitFor(() => expect(fetch.mock.settledResults[0]?.type).toBe("rejected"))
  expect(await take(ada)).toBe("Ada 1")

  fetch.mockRejectedValueOnce(new Error("Not now"))
  prefetch.prefetch(ada)
  await expect(prefetch.take(ada)).rejects.toThrow("Not now")
})
