import { expect, test, vi } from "vitest"
import { composeRequest, emptyDraft, sendRequest } from "./request"

const pair = (key: string, value: string, id = 0) => ({ id, key, value })

test("an empty form composes an empty request", () => {
  expect(composeRequest(emptyDraft)).toEqual({ ok: true, body: {} })
  const rows = [pair("", "", 1), pair("", "", 2)]
  expect(composeRequest({ ...emptyDraft, participant_attributes: rows, room_config: " \n" })).toEqual({
    ok: true,
    body: {},
  })
})

test("every field is sent under its name in the schema", () => {
  const draft = {
    room_name: "demo",
    participant_name: "Ada",
    participant_identity: "ada",
    participant_metadata: '{"seat":1}',
    participant_attributes: [pair("seat", "12a"), pair("", "", 1)],
    room_config: '{"agents":[{"agent_name":"greeter"}]}',
  }
  expect(composeRequest(draft)).toEqual({
    ok: true,
    body: {
      room_name: "demo",
      participant_name: "Ada",
      participant_identity: "ada",
      participant_metadata: '{"seat":1}',
      participant_attributes: { seat: "12a" },
      room_config: { agents: [{ agent_name: "greeter" }] },
    },
  })
})

test("spaces and values that the server refuses are sent unchanged", () => {
  const draft = { ...emptyDraft, room_name: " ", participant_attributes: [pair("", "x")], room_config: "3" }
  expect(composeRequest(draft)).toEqual({
    ok: true,
    body: { room_name: " ", participant_attributes: { "": "x" }, room_config: 3 },
  })
})

test("an attribute can be named __proto__", () => {
  const composed = composeRequest({ ...emptyDraft, participant_attributes: [pair("__proto__", "x")] })
  expect(JSON.stringify(composed)).toContain('{"__proto__":"x"}')
})

test("reports fields that can't be expressed as JSON", () => {
  const rows = [pair("seat", "1", 1), pair("seat", "2", 2)]
  const composed = composeRequest({ ...emptyDraft, participant_attributes: rows, room_config: "{agents}" })
  expect(composed).toEqual({
    ok: false,
    errors: {
      participant_attributes: "“seat” is there twice.",
      room_config: expect.stringContaining("isn’t JSON"),
    },
  })
})

const send = (answer: () => Promise<Response>, timeout?: AbortSignal) =>
  sendRequest("https://rooms.example.com/api/token", { room_name: "demo" }, vi.fn(answer), timeout)

test("posts JSON and returns status, headers and body", async () => {
  const fetch = vi.fn(async () => Response.json({ title: "No" }, { status: 403, headers: { "X-A": "1" } }))
  const outcome = await sendRequest("https://rooms.example.com/api/token", { room_name: "é" }, fetch)
  expect(fetch).toHaveBeenCalledWith(
    "https://rooms.example.com/api/token",
    expect.objectContaining({
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: '{"room_name":"é"}',
    }),
  )
  expect(outcome).toMatchObject({
    kind: "answer",
    answer: { status: 403, body: '{"title":"No"}', isCut: false },
  })
  expect(outcome.kind === "answer" && outcome.answer.headers).toContainEqual(["x-a", "1"])
})

test("reads only the beginning of an endless body", async () => {
  const cancel = vi.fn()
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode("x".repeat(10_000))),
    cancel,
  })
  const outcome = await send(async () => new Response(endless))
  expect(outcome).toMatchObject({ kind: "answer", answer: { isCut: true } })
  expect(outcome.kind === "answer" && outcome.answer.body.length).toBe(64 * 1024)
  expect(cancel).toHaveBeenCalled()
})

test("a missing body is an empty one", async () => {
  expect(await send(async () => new Response(null, { status: 204 }))).toMatchObject({
    kind: "answer",
    answer: { body: "", isCut: false },
  })
})

test("reports no network, a dropped connection and a timeout", async () => {
  expect(await send(() => Promise.reject(new TypeError("Failed to fetch")))).toEqual({ kind: "unreachable" })
  const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError("cut")) })
  expect(await send(async () => new Response(broken))).toEqual({ kind: "unreachable" })
  const late = () => Promise.reject(new DOMException("late", "TimeoutError"))
  expect(await send(late, AbortSignal.abort())).toEqual({ kind: "timeout" })
})
