import { expect, test, vi } from "vitest"
import type { Credentials, JoinRequest } from "./credentials"
import { CredentialsAhead } from "./credentials-ahead"

const ada: JoinRequest = { roomName: "demo", participantName: "Ada" }

function setUp() {
  let asked = 0
  const fetch = vi.fn(
    async (request: JoinRequest): Promise<Credentials> => ({
      serverUrl: "ws://localhost",
      participantToken: `${request.participantName} ${++asked}`,
      identity: "id",
    }),
  )
  const clock = { now: 0 }
  return {
    fetch,
    clock,
    ahead: new CredentialsAhead(
      fetch,
      () => undefined,
      () => clock.now,
    ),
  }
}

const tokenOf = async (credentials: Promise<Credentials>) => (await credentials).participantToken

test("a prepared token is used once", async () => {
  const { ahead, fetch } = setUp()
  ahead.prepare(ada)
  ahead.prepare({ ...ada })
  expect(fetch).toHaveBeenCalledTimes(1)
  expect(await tokenOf(ahead.take(ada))).toBe("Ada 1")
  expect(await tokenOf(ahead.take(ada))).toBe("Ada 2")
})

test("once a join has begun, none is prepared for it any more", async () => {
  const { ahead, fetch } = setUp()
  await ahead.take(ada)
  ahead.prepare(ada)
  expect(fetch).toHaveBeenCalledTimes(1)
  ahead.prepare({ ...ada, participantName: "Bea" })
  expect(fetch).toHaveBeenCalledTimes(2)
})

test("one for another name, room or identity is not", async () => {
  for (const other of [{ participantName: "Bea" }, { roomName: "other" }, { participantIdentity: "ghost" }]) {
    const { ahead } = setUp()
    ahead.prepare(ada)
    expect(await tokenOf(ahead.take({ ...ada, ...other }))).toMatch(/ 2$/)
  }
})

test("an old one is not, and another is asked for", async () => {
  const { ahead, clock } = setUp()
  ahead.prepare(ada)
  clock.now = 5 * 60_000
  ahead.prepare(ada)
  expect(await tokenOf(ahead.take(ada))).toBe("Ada 2")
})

test("a failure before the join is forgotten; one during it is told", async () => {
  const { ahead, fetch } = setUp()
  fetch.mockRejectedValueOnce(new Error("Not now"))
  ahead.prepare(ada)
  await vi.waitFor(() => expect(fetch.mock.settledResults[0]?.type).toBe("rejected"))
  expect(await tokenOf(ahead.take(ada))).toBe("Ada 1")

  const bea = { ...ada, participantName: "Bea" }
  fetch.mockRejectedValueOnce(new Error("Not now"))
  ahead.prepare(bea)
  await expect(ahead.take(bea)).rejects.toThrow("Not now")
})

test("one that an owner lets live for a short time only is not used when that is over", async () => {
  const { ahead, fetch, clock } = setUp()
  fetch.mockResolvedValueOnce({ serverUrl: "", participantToken: "short", identity: "id", expires: 60 })
  ahead.prepare(ada)
  clock.now = 50_000
  expect(await tokenOf(ahead.take(ada))).not.toBe("short")
})
