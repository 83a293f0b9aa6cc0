import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { TokenError } from "../token/errors"
import { BODY_TIMEOUT_MS, MAX_BODY_BYTES, readBody } from "./body"

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>

function post(body: Body, headers: Record<string, string> = { "Content-Type": "application/json" }) {
  const init = { method: "POST", body, headers, duplex: "half" }
  return readBody(new Request("http://localhost", init))
}

const codeOf = (promise: Promise<string>) =>
  promise.then(
    () => "accepted",
    (error) => (error instanceof TokenError ? error.code : error),
  )

/** A body of `count` chunks of one kibibyte, and how many of them were taken. */
function chunks(count: number) {
  const state = { taken: 0 }
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (state.taken++ >= count) controller.close()
      else controller.enqueue(new Uint8Array(1024).fill(32))
    },
  })
  return { state, stream }
}

describe("readBody", () => {
  it("gives the text, of a body in one piece and in many", async () => {
    expect(await post('{"room_name":"größe"}')).toBe('{"room_name":"größe"}')
    expect(await post(chunks(16).stream)).toBe(" ".repeat(MAX_BODY_BYTES))
  })

  it("takes no body, and an empty one of any type, as empty", async () => {
    expect(await readBody(new Request("http://localhost", { method: "POST" }))).toBe("")
    expect(await post("", { "Content-Type": "text/plain" })).toBe("")
  })

  it.each(["application/json", "Application/JSON; charset=utf-8", "application/problem+json"])(
    "takes %s",
    async (type) => {
      expect(await post("{}", { "Content-Type": type })).toBe("{}")
    },
  )

  it.each([
    { "Content-Type": "text/plain" },
    { "Content-Type": "application/x-www-form-urlencoded" },
    { "Content-Type": "application/jsonx" },
    { "Content-Type": "application/json", "Content-Encoding": "gzip" },
  ])("refuses %j", async (headers) => {
    expect(await codeOf(post("{}", headers as Record<string, string>))).toBe("not_json")
  })

  it("doesn't wait for the end of a body that is there in its declared length", async () => {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("{}"))
      },
    })
    const headers = { "Content-Type": "application/json", "Content-Length": "2" }
    expect(await post(stream, headers)).toBe("{}")
  })

  it("counts what arrives, whatever Content-Length says", async () => {
    const headers = { "Content-Type": "application/json", "Content-Length": "2" }
    expect(await codeOf(post(chunks(17).stream, headers))).toBe("too_large")
  })

  it("stops taking an endless body", async () => {
    const { state, stream } = chunks(Number.POSITIVE_INFINITY)
    expect(await codeOf(post(stream))).toBe("too_large")
    expect(state.taken).toBeLessThan(8 * 1024 + 10)
  })

  it("refuses what isn't UTF-8", async () => {
    expect(await codeOf(post(Uint8Array.of(0x22, 0xff, 0x22)))).toBe("invalid")
  })

  it("says so when the body breaks off", async () => {
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

    it("waits no longer than the limit, and closes the connection", async () => {
      const refusal = post(new ReadableStream<Uint8Array>()).catch((error) => error)
      await vi.advanceTimersByTimeAsync(BODY_TIMEOUT_MS)
      expect(await refusal).toMatchObject({ code: "too_slow", options: { headers: { Connection: "close" } } })
    })
  })
})
