import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { fetchCredentials } from "./credentials"
import { joinErrorSentence } from "./join-error"

const fetched = vi.fn<typeof fetch>()

/** Unsigned: only the LiveKit server can tell. */
const token = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`
const good = { sub: "ada-1", video: { roomJoin: true, room: "demo" } }

beforeEach(() => {
  fetched.mockReset()
  vi.stubGlobal("fetch", fetched)
  vi.stubGlobal("location", { protocol: "https:" })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const answer = (server_url: unknown, participant_token: unknown) =>
  fetched.mockResolvedValueOnce(Response.json({ server_url, participant_token }, { status: 201 }))

const join = (participantIdentity?: string) =>
  fetchCredentials({ roomName: "demo", participantName: "Ada", participantIdentity }, { kind: "endpoint" })

const refusal = () => join().then(() => "accepted", joinErrorSentence)

it("gives what to join with, and who one is", async () => {
  answer("wss://rooms.example", token(good))
  expect(await join()).toEqual({
    serverUrl: "wss://rooms.example",
    participantToken: token(good),
    identity: "ada-1",
  })
})

it("asks without its identity when that can't be proved any more", async () => {
  const problem = { status: 403, detail: "No.", field: "participant_identity" }
  fetched.mockResolvedValueOnce(Response.json(problem, { status: 403 }))
  answer("wss://rooms.example", token(good))
  await join("ada-0")
  expect(JSON.parse(String(fetched.mock.lastCall?.[1]?.body))).not.toHaveProperty("participant_identity")
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
])("connects a page on HTTPS to no server at %.40s", async (url) => {
  answer(url, token(good))
  const sentence = await refusal()
  expect(sentence).toMatch(/^The server named a place that can’t be joined\./)
  expect(sentence).not.toContain("marked")
})

it("connects a page without HTTPS to a server without it", async () => {
  vi.stubGlobal("location", { protocol: "http:" })
  answer("ws://localhost:7880", token(good))
  expect(await refusal()).toBe("accepted")
})

it.each([
  ["another room", { ...good, video: { roomJoin: true, room: "other" } }, /for another room/],
  ["no room", { ...good, video: { roomJoin: true } }, /for another room/],
  ["a room that is no text", { ...good, video: { room: ["demo"] } }, /for another room/],
  ["no grants", { sub: "ada-1" }, /for another room/],
  ["nobody", { video: good.video }, /no token/],
  ["somebody without a name", { ...good, sub: "" }, /no token/],
] as const)("joins with no token for %s", async (_, claims, sentence) => {
  answer("wss://rooms.example", token(claims))
  expect(await refusal()).toMatch(sentence)
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
])("finds no token in an answer of %s", async (body) => {
  fetched.mockResolvedValueOnce(new Response(body, { status: 200 }))
  expect(await refusal()).toMatch(/something that is no token|named a place/)
})

it("joins with no token of a megabyte, though it names the room", async () => {
  answer("wss://rooms.example", token({ ...good, padding: "x".repeat(1_000_000) }))
  expect(await refusal()).toMatch(/no token/)
})

it("does not wait for ever", async () => {
  const timeout = AbortSignal.abort(new DOMException("The operation timed out.", "TimeoutError"))
  const limit = vi.spyOn(AbortSignal, "timeout").mockReturnValue(timeout)
  fetched.mockImplementationOnce(async (_, init) => {
    init?.signal?.throwIfAborted()
    return Response.json({})
  })
  expect(await refusal()).toContain("took too long")
  limit.mockRestore()
})

it.each(["hello", "a.b", "a.b.c", "..", "e30.bnVsbA.c2ln", "e30.W10.c2ln", `e30.${"W".repeat(9_999)}.c2ln`])(
  "joins with no %.20s for a token",
  async (text) => {
    answer("wss://rooms.example", text)
    expect(await refusal()).toMatch(/no token/)
  },
)
