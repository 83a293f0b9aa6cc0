import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { JoinError } from "./join-error"
import { tokenJoinSource } from "./join-source"

const fetched = vi.fn<(path: string) => Promise<Response>>()
const { explainFailure } = tokenJoinSource({ kind: "endpoint" }, [])

/** As livekit-client words a full room, a dead server and a blocked network alike. */
const unreachable = Object.assign(new Error("could not establish signal connection"), {
  reasonName: "ServerUnreachable",
})
const notAllowed = Object.assign(new Error("invalid token"), { reasonName: "NotAllowed" })

const explain = async (error: unknown = unreachable) => (await explainFailure(error, "a room")).code

/** Lets the app answer; undefined for no answer. */
function appAnswers({ livekit, isFull }: { livekit?: string; isFull?: boolean }) {
  fetched.mockImplementation(async (path) => {
    const answer = path === "/api/health" ? livekit && { livekit } : isFull !== undefined && { isFull }
    if (!answer) throw new TypeError("Failed to fetch")
    return Response.json(answer)
  })
}

beforeEach(() => {
  fetched.mockReset()
  vi.stubGlobal("fetch", fetched)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

it.each([
  [{ livekit: "unreachable", isFull: false }, "livekit-down"],
  [{ livekit: "reachable", isFull: true }, "room-full"],
  [{ livekit: "reachable", isFull: false }, "network-blocked"],
  [{ livekit: "reachable" }, "network-blocked-or-full"],
  [{ livekit: "not configured", isFull: false }, "livekit-unreachable"],
  [{}, "livekit-unreachable"],
] as const)("when the app answers %j, the failure is %s", async (answers, code) => {
  appAnswers(answers)
  expect(await explain()).toBe(code)
})

it("doesn't blame the network if LiveKit rejects the token", async () => {
  appAnswers({ livekit: "reachable", isFull: false })
  expect(await explain(notAllowed)).toBe("livekit-not-allowed")
})

it("asks about the room by its encoded name", async () => {
  appAnswers({ livekit: "reachable", isFull: false })
  await explain()
  expect(fetched.mock.calls.map(([path]) => path)).toEqual(["/api/health", "/api/rooms/a%20room/people"])
})

it("does not ask about other errors", async () => {
  expect(await explain(new JoinError("damaged-key"))).toBe("damaged-key")
  expect(fetched).not.toHaveBeenCalled()
})
