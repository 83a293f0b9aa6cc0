import { expect, test, vi } from "vitest"
import { sendRequest } from "./send-request"

const send = (answer: () => Promise<Response>, timeout?: AbortSignal) =>
  sendRequest("https://rooms.example.com/api/token", { room_name: "demo" }, vi.fn(answer), timeout)

test("sends JSON by POST and gives back status, headers and body", async () => {
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

test("of a body without end, only the beginning is read", async () => {
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

test("no body is an empty one", async () => {
  expect(await send(async () => new Response(null, { status: 204 }))).toMatchObject({
    kind: "answer",
    answer: { body: "", isCut: false },
  })
})

test("no network, a connection that breaks off, and one that takes too long", async () => {
  expect(await send(() => Promise.reject(new TypeError("Failed to fetch")))).toEqual({ kind: "unreachable" })
  const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError("cut")) })
  expect(await send(async () => new Response(broken))).toEqual({ kind: "unreachable" })
  const late = () => Promise.reject(new DOMException("late", "TimeoutError"))
  expect(await send(late, AbortSignal.abort())).toEqual({ kind: "timeout" })
})
