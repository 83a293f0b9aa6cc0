import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError } from "../token/errors"
import { BODY_TIMEOUT_MS, MAX_BODY_BYTES, readBody } from "./body"

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>

function post(body: Body, headers: Record<string, string> = { "Content-Type": "application/json" }) {
  const init = { method: "POST", body, headers, duplex: "half" }
  return readBody(new Request("http://localhost", init))
}

const codeOf = (promise: Promise<string>) =>
  promise.then(
    () => "accepted",
    (error) => (error instanceof ApiError ? error.code : error),
  )

/** Returns a body of `count` chunks of 1 KiB, and how many of them were read. */
function chunks(count: number) {
  const state = { read: 0 }
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (state.read++ >= count) controller.close()
      else controller.enqueue(new Uint8Array(1024).fill(32))
    },
  })
  return { state, stream }
}

describe("readBody", () => {
  it("returns the text of a body in one or many chunks", async () => {
    expect(await post('{"room_name":"größe"}')).toBe('{"room_name":"größe"}')
    expect(await post(chunks(16).stream)).toBe(" ".repeat(MAX_BODY_BYTES))
  })

  it("returns an empty string for no body, and for an empty one of any type", async () => {
    expect(await readBody(new Request("http://localhost", { method: "POST" }))).toBe("")
    expect(await post("", { "Content-Type": "text/plain" })).toBe("")
  })

  it.each([
    "application/json",
    "Application/JSON; charset=utf-8",
    "application/json ;charset=UTF-8",
    "application/problem+json",
  ])("accepts %s", async (type) => {
    expect(await post("{}", { "Content-Type": type })).toBe("{}")
  })

  it.each([
    { "Content-Type": "text/plain" },
    { "Content-Type": "application/x-www-form-urlencoded" },
    { "Content-Type": "application/jsonx" },
    { "Content-Type": "application/json", "Content-Encoding": "gzip" },
  ])("rejects %j", async (headers) => {
    expect(await codeOf(post("{}", headers as Record<string, string>))).toBe("not_json")
  })

  it("counts the bytes that arrive, whatever Content-Length says", async () => {
    const headers = { "Content-Type": "application/json", "Content-Length": "2" }
    expect(await codeOf(post(chunks(17).stream, headers))).toBe("too_large")
  })

  it("stops reading an endless body", async () => {
    const { state, stream } = chunks(Number.POSITIVE_INFINITY)
    expect(await codeOf(post(stream))).toBe("too_large")
    expect(state.read).toBeLessThan(8 * 1024 + 10)
  })

  it("rejects invalid UTF-8", async () => {
    expect(await codeOf(post(Uint8Array.of(0x22, 0xff, 0x22)))).toBe("invalid")
  })

  it("reports a body that breaks off", async () => {
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error("gone")),
    })
    expect(await codeOf(post(stream))).toBe("invalid")
  })

  describe("with a slow client", () => {
    beforeEach(() => {
      vi.useFakeTimers()
    })
    afterEach(() => {
      vi.useRealTimers()
    })

    it("gives up after the time limit and closes the connection", async () => {
      const error = post(new ReadableStream<Uint8Array>()).catch((error) => error)
      await vi.advanceTimersByTimeAsync(BODY_TIMEOUT_MS)
      expect(await error).toMatchObject({ code: "too_slow", options: { headers: { Connection: "close" } } })
    })
  })
})
