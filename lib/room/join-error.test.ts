import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import {
  JoinError,
  joinErrorMessage,
  retryDelayMs,
  toJoinError,
  toNetworkError,
  toRefusal,
} from "./join-error"
import { RoomKeyError } from "./room-key"

const log = vi.spyOn(console, "error")
beforeEach(() => void log.mockReset())
afterEach(() => void vi.unstubAllGlobals())

const problem = JSON.stringify({ status: 403, detail: "Guests can't do that.", field: "room_name" })

describe("toRefusal", () => {
  test("reads status, detail and field of the endpoint's problem document", () => {
    expect(toRefusal(403, problem)).toMatchObject({
      code: "refused",
      status: 403,
      message: "Guests can't do that.",
      field: "room_name",
    })
  })

  test.each(["", "<h1>Bad\nGateway</h1>", "null", "[]", '"x"', '{"detail":5}', "{"])(
    "reads only the status of an answer with the body %j",
    (body) => {
      const error = toRefusal(502, body)
      expect(error).toMatchObject({ code: "refused", status: 502, field: undefined, retryAfter: undefined })
      expect(error.message).toContain("502")
    },
  )

  test("shortens long details", () => {
    const { message } = toRefusal(500, JSON.stringify({ detail: "x".repeat(60_000) }))
    expect(message.length).toBeLessThan(600)
  })
})

describe("toNetworkError", () => {
  test("distinguishes a missing network from a server that doesn't answer and one that is slow", () => {
    const failed = new TypeError("Failed to fetch")
    expect(toNetworkError(failed)).toMatchObject({ code: "no-answer" })
    vi.stubGlobal("navigator", { onLine: false })
    expect(toNetworkError(failed)).toMatchObject({ code: "offline" })
    expect(toNetworkError(new DOMException("", "TimeoutError"))).toMatchObject({ code: "slow-answer" })
  })

  test("leaves a cancelled request as it is", () => {
    const cancelled = new DOMException("", "AbortError")
    expect(toNetworkError(cancelled)).toBe(cancelled)
  })
})

describe("toJoinError", () => {
  test.each([
    new TypeError("Cannot read properties of undefined"),
    new Error("received 403 / {}"),
    new DOMException("", "TimeoutError"),
    "a string",
  ])("logs %s as a bug of the page, and blames neither network nor server", (bug) => {
    log.mockReturnValue(undefined)
    expect(toJoinError(bug)).toMatchObject({ code: "unknown", status: undefined })
    expect(log).toHaveBeenCalledExactlyOnceWith(expect.any(String), bug)
  })

  test("logs nothing that was diagnosed", () => {
    toJoinError(new JoinError("no-answer"))
    toJoinError(Object.assign(new Error("token eyJh"), { reasonName: "NotAllowed" }))
    expect(log).not.toHaveBeenCalled()
  })

  test("leaves a JoinError as it is", () => {
    const error = new JoinError("wrong-room")
    expect(toJoinError(error)).toBe(error)
  })

  test("reads a damaged key in the link", () => {
    expect(toJoinError(new RoomKeyError()).code).toBe("damaged-key")
  })
})

describe("joinErrorMessage", () => {
  test("prefers the server's own message", () => {
    expect(joinErrorMessage(toRefusal(403, problem))).toBe("Guests can't do that.")
    expect(joinErrorMessage(new JoinError("pasted-token", { message: "As it says." }))).toBe("As it says.")
  })

  test("has a message of its own for a missing network and each of LiveKit's connection errors", () => {
    const reasons = [
      "NotAllowed",
      "ServerUnreachable",
      "ServiceNotFound",
      "Timeout",
      "WebSocket",
      "LeaveRequest",
    ]
    const messages = [
      ...(["offline", "no-answer", "slow-answer"] as const).map((code) =>
        joinErrorMessage(new JoinError(code)),
      ),
      ...reasons.map((reasonName) =>
        joinErrorMessage(Object.assign(new Error("token eyJh"), { reasonName })),
      ),
      joinErrorMessage(new JoinError("unknown")),
    ]
    expect(new Set(messages).size).toBe(messages.length)
  })

  test("never shows LiveKit's own message, which can hold the token", () => {
    const error = Object.assign(new Error("invalid token: eyJhbGciOi"), { reasonName: "NotAllowed" })
    expect(joinErrorMessage(error)).not.toContain("eyJ")
    log.mockReturnValue(undefined)
    expect(joinErrorMessage(new Error("invalid token: eyJhbGciOi"))).not.toContain("eyJ")
  })
})

describe("retryDelayMs", () => {
  test("backs off for less than a minute after failures that may be temporary", () => {
    for (const error of [
      new JoinError("offline"),
      new JoinError("no-answer"),
      new JoinError("slow-answer"),
      toRefusal(429, ""),
      toRefusal(408, ""),
      toRefusal(500, ""),
      toRefusal(503, ""),
      new JoinError("invalid-token"),
    ]) {
      const delays: number[] = []
      for (let next = retryDelayMs(error, 0); next !== undefined; next = retryDelayMs(error, delays.length))
        delays.push(next)
      expect(delays[0]).toBe(1000)
      expect(delays).toEqual(delays.toSorted((a, b) => a - b))
      expect(delays.reduce((sum, next) => sum + next)).toBeLessThan(60_000)
    }
  })

  test("waits for a rate limit as long as the server says, unless that is too long", () => {
    const limited = (seconds: unknown) => toRefusal(429, JSON.stringify({ retry_after: seconds }))
    expect(retryDelayMs(limited(42), 0)).toBe(42_000)
    expect(retryDelayMs(limited(61), 0)).toBeUndefined()
    expect(retryDelayMs(limited("soon"), 0)).toBe(1000)
    expect(retryDelayMs(limited(-5), 0)).toBe(1000)
    expect(retryDelayMs(limited(1), 6)).toBeUndefined()
  })

  test("does not retry final failures", () => {
    for (const error of [
      new JoinError("wrong-room"),
      toRefusal(400, ""),
      toRefusal(401, ""),
      toRefusal(403, ""),
      toRefusal(404, ""),
    ])
      expect(retryDelayMs(error, 0)).toBeUndefined()
  })
})
