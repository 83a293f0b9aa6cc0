import { describe, expect, test } from "vitest"
import { JoinError, joinErrorSentence, tokenRefusal } from "./join-error"

/** As livekit-client words it. */
const endpointError = (status: number, body: string) =>
  new Error(`Error generating token from endpoint /api/token: received ${status} / ${body}`)

const problem = JSON.stringify({ status: 403, detail: "Guests can't do that.", field: "room_name" })

describe("tokenRefusal", () => {
  test("reads status, detail and field of the problem document", () => {
    expect(tokenRefusal(endpointError(403, problem))).toEqual({
      status: 403,
      detail: "Guests can't do that.",
      field: "room_name",
    })
  })

  test.each(["", "<h1>Bad\nGateway</h1>", "null", "[]", '"x"', '{"detail":5}', "{"])(
    "a body of %j leaves the status",
    (body) => {
      expect(tokenRefusal(endpointError(502, body))).toEqual({ status: 502 })
    },
  )

  test("of a book nobody reads more than the beginning", () => {
    const { detail } = tokenRefusal(endpointError(500, JSON.stringify({ detail: "x".repeat(60_000) }))) ?? {}
    expect(detail?.length).toBeLessThan(600)
  })

  test("other errors are no refusal", () => {
    expect(tokenRefusal(new Error("received nothing"))).toBeUndefined()
    expect(tokenRefusal("received 403 / {}")).toBeUndefined()
  })
})

describe("joinErrorSentence", () => {
  test("the server's own words come first", () => {
    expect(joinErrorSentence(endpointError(403, problem))).toBe("Guests can't do that.")
    expect(joinErrorSentence(new JoinError("As it says."))).toBe("As it says.")
  })

  test("an answer that is no problem document names its status", () => {
    expect(joinErrorSentence(endpointError(502, "<html>"))).toContain("502")
  })

  test("no network, and each reason of LiveKit's ConnectionError, have sentences of their own", () => {
    const reasons = [
      "NotAllowed",
      "ServerUnreachable",
      "ServiceNotFound",
      "Timeout",
      "WebSocket",
      "LeaveRequest",
    ]
    const sentences = [
      joinErrorSentence(new TypeError("Failed to fetch")),
      ...reasons.map((reasonName) =>
        joinErrorSentence(Object.assign(new Error("token eyJh"), { reasonName })),
      ),
      joinErrorSentence(new Error("token eyJh")),
    ]
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  test("LiveKit's own message is never shown: it can hold the token", () => {
    const error = Object.assign(new Error("invalid token: eyJhbGciOi"), { reasonName: "NotAllowed" })
    expect(joinErrorSentence(error)).not.toContain("eyJ")
    expect(joinErrorSentence(new Error("invalid token: eyJhbGciOi"))).not.toContain("eyJ")
  })
})
