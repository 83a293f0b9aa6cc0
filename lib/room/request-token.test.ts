import { TokenSource, type TokenSourceFetchOptions } from "livekit-client"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { joinErrorSentence, tokenRefusal } from "./join-error"
import { requestToken } from "./request-token"

const answer = { server_url: "wss://rooms.example", participant_token: "a.b.c" }
const fetched = vi.fn<typeof fetch>()

beforeEach(() => {
  fetched.mockReset().mockImplementation(async () => Response.json(answer, { status: 201 }))
  vi.stubGlobal("fetch", fetched)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const ask = (body: BodyInit | null, init?: ResponseInit) => {
  fetched.mockResolvedValueOnce(new Response(body, init))
  return requestToken("/api/token", {})
}

/** A body that never ends, and how much of it was taken. */
function endless() {
  const state = { taken: 0, isCancelled: false }
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      state.taken += 16 * 1024
      controller.enqueue(new Uint8Array(16 * 1024).fill(0x20))
    },
    cancel() {
      state.isCancelled = true
    },
  })
  return { state, stream }
}

describe("requestToken", () => {
  it.each<TokenSourceFetchOptions>([
    {},
    { roomName: "demo", participantName: "Ada", participantIdentity: "ada-1" },
    { participantMetadata: "{}", participantAttributes: { seat: "12a" } },
    { agentName: "greeter", agentMetadata: "hello" },
    { roomName: "demo", agentName: "greeter", deployment: "blue" },
  ])("asks for %j as LiveKit's own sources do", async (options) => {
    const sent = () => {
      const [url, init] = fetched.mock.lastCall ?? []
      const { method, body } = init ?? {}
      return {
        url,
        method,
        headers: Object.fromEntries(new Headers(init?.headers)),
        body: JSON.parse(String(body)),
      }
    }
    await TokenSource.developmentTokenServer("id-1", { baseUrl: "https://tokens.example" }).fetch(options)
    const theirs = sent()
    await requestToken("https://tokens.example/api/v2/sandbox/connection-details", options, {
      "X-Sandbox-ID": "id-1",
    })
    expect(sent()).toEqual(theirs)
  })

  it("reads both spellings, and leaves what else there is", async () => {
    const expected = { serverUrl: "wss://rooms.example", participantToken: "a.b.c" }
    expect(await ask(JSON.stringify({ ...answer, more: 1 }))).toEqual(expected)
    expect(await ask(JSON.stringify(expected))).toEqual(expected)
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
  ])("finds no token in %s", async (body) => {
    const error = await ask(body).catch((error) => error)
    expect(joinErrorSentence(error)).toContain("something that is no token")
  })

  it("finds none in no body either", async () => {
    const error = await ask(null, { status: 204 }).catch((error) => error)
    expect(joinErrorSentence(error)).toContain("something that is no token")
  })

  it("stops reading an answer that is too long, accepted or refused", async () => {
    const long = endless()
    const error = await ask(long.stream).catch((error) => error)
    expect(joinErrorSentence(error)).toContain("too long")
    expect(long.state).toMatchObject({ isCancelled: true })
    expect(long.state.taken).toBeLessThan(128 * 1024)

    const refusal = endless()
    expect(tokenRefusal(await ask(refusal.stream, { status: 500 }).catch((error) => error))).toEqual({
      status: 500,
    })
    expect(refusal.state.isCancelled).toBe(true)
  })

  it("reads characters that come in pieces", async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...answer, participant_token: "größe" }))
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    expect((await ask(stream)).participantToken).toBe("größe")
  })

  it("raises a refusal that can be read like LiveKit's own", async () => {
    const problem = JSON.stringify({ detail: "Sign in to join a room.", field: "room_name" })
    const error = await ask(problem, { status: 401 }).catch((error) => error)
    expect(tokenRefusal(error)).toEqual({
      status: 401,
      detail: "Sign in to join a room.",
      field: "room_name",
    })
  })

  it("does not wait for ever", async () => {
    const timeout = AbortSignal.abort(new DOMException("The operation timed out.", "TimeoutError"))
    const limit = vi.spyOn(AbortSignal, "timeout").mockReturnValue(timeout)
    fetched.mockImplementationOnce(async (_, init) => {
      init?.signal?.throwIfAborted()
      return Response.json(answer)
    })
    const error = await requestToken("/api/token", {}).catch((error) => error)
    limit.mockRestore()
    expect(joinErrorSentence(error)).toContain("took too long")
  })
})
