import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { explainRefusedToken } from "./explain-refused-token"

const fetched = vi.fn<typeof fetch>()
beforeEach(() => {
  fetched.mockReset()
  vi.stubGlobal("fetch", fetched)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const explain = (error: unknown = new Error("token eyJ"), serverUrl = "WSS://rooms.example/sfu/") =>
  explainRefusedToken(error, { serverUrl, participantToken: "eyJ.a.b" })

it.each([
  [401, "invalid token: eyJ.a.b", /doesn’t accept this token/],
  [403, "eyJ.a.b", /doesn’t accept this token/],
  [404, "", /not a LiveKit server/],
  [200, "success", /you could not get in/],
  [200, "<title>Welcome</title>", /not a LiveKit server/],
  [502, "", /No LiveKit server answers/],
])("tells what %s with %j means", async (status, body, sentence) => {
  fetched.mockResolvedValueOnce(new Response(body, { status }))
  expect(await explain()).toMatch(sentence)
  expect(String(fetched.mock.lastCall?.[0])).toBe(
    "https://rooms.example/sfu/rtc/validate?access_token=eyJ.a.b",
  )
})

it("tells when nothing answers", async () => {
  fetched.mockRejectedValueOnce(new TypeError("Failed to fetch"))
  expect(await explain()).toMatch(/No LiveKit server answers/)
})

it("asks nobody when LiveKit's client knows", async () => {
  expect(await explain(Object.assign(new Error("eyJ"), { reasonName: "NotAllowed" }))).toMatch(
    /doesn’t accept/,
  )
  expect(fetched).not.toHaveBeenCalled()
})
