import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { JoinError } from "@/lib/room/join-error"
import { texts as joinTexts } from "@/lib/texts/join"
import { pastedTokenJoinSource, tokenError } from "./pasted-token"

const fetched = vi.fn<typeof fetch>()
beforeEach(() => {
  fetched.mockReset()
  vi.stubGlobal("fetch", fetched)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const pasted = { serverUrl: "WSS://rooms.example/sfu/", participantToken: "eyJ.a.b" }
const connectionError = (reasonName: string) => Object.assign(new Error("token eyJ"), { reasonName })

const explain = async (error: unknown = connectionError("ServerUnreachable")) =>
  (await pastedTokenJoinSource(pasted).explainFailure(error, "demo")).message

it.each([
  [401, "invalid token: eyJ.a.b", /doesn’t accept this token/],
  [403, "eyJ.a.b", /doesn’t accept this token/],
  [404, "", /isn’t a LiveKit server/],
  [200, "success", /you couldn’t connect/],
  [200, "<title>Welcome</title>", /isn’t a LiveKit server/],
  [502, "", /No LiveKit server answers/],
])("explains status %s with body %j", async (status, body, sentence) => {
  fetched.mockResolvedValueOnce(new Response(body, { status }))
  expect(await explain()).toMatch(sentence)
  expect(String(fetched.mock.lastCall?.[0])).toBe(
    "https://rooms.example/sfu/rtc/validate?access_token=eyJ.a.b",
  )
})

it("explains that no server answers", async () => {
  fetched.mockRejectedValueOnce(new TypeError("Failed to fetch"))
  expect(await explain()).toMatch(/No LiveKit server answers/)
})

it("doesn't call the server if livekit-client knows the reason", async () => {
  expect(await explain(connectionError("NotAllowed"))).toMatch(/doesn’t accept/)
  expect(fetched).not.toHaveBeenCalled()
})

it("doesn't blame the LiveKit server for other errors", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue()
  expect(await explain(new TypeError("Cannot read properties of undefined"))).toBe(joinTexts.errors.unknown)
  expect(await explain(new JoinError("damaged-key"))).toBe(joinTexts.errors["damaged-key"])
  expect(fetched).not.toHaveBeenCalled()
  expect(log).toHaveBeenCalledOnce()
})

const NOW = 1_800_000_000
const good = { sub: "ada-1", nbf: NOW - 10, exp: NOW + 600, video: { roomJoin: true, room: "demo" } }
const errorOf = (claims: object) =>
  tokenError(`e30.${btoa(JSON.stringify({ ...good, ...claims }))}.c2ln`, NOW)

it("accepts a good token, and clocks that differ by a minute", () => {
  for (const claims of [{}, { exp: NOW - 59 }, { nbf: NOW + 59 }, { exp: undefined, nbf: undefined }]) {
    expect(errorOf(claims)).toBeUndefined()
  }
})

it.each([
  [{ exp: NOW - 61 }, /expired on .*2027.*Create a new one/],
  [{ exp: -1e300 }, /expired/],
  [{ nbf: NOW + 61 }, /isn’t valid before .*2027/],
  [{ nbf: 1e300 }, /isn’t valid before/],
  [{ video: { room: "demo" } }, /doesn’t have the “roomJoin” grant/],
  [{ video: undefined }, /doesn’t have the “roomJoin” grant/],
  [{ video: { roomJoin: true } }, /doesn’t name a room/],
  [{ sub: undefined }, /doesn’t name a participant/],
])("reports what is wrong with the claims %j", (claims, sentence) => {
  expect(errorOf(claims)).toMatch(sentence)
})

it.each(["", "eyJ", "a.b.c", "https://example.com"])("reports that %j isn't a token", (text) => {
  expect(tokenError(text, NOW)).toMatch(/isn’t a LiveKit access token/)
})
