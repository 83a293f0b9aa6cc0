import { expect, it } from "vitest"
import { jsonResponse } from "./json-response"

const answer = () => jsonResponse({ name: "größe" }, 201, { "Content-Type": "application/problem+json" })

it("is piped as UTF-8 and ended", async () => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const [text] = await Promise.all([new Response(readable).text(), answer().body?.pipeTo(writable)])
  expect(text).toBe('{"name":"größe"}')
})

it("fails where its reader has gone", async () => {
  const gone = new WritableStream({
    write() {
      throw new Error("gone")
    },
  })
  await expect(answer().body?.pipeTo(gone)).rejects.toThrow("gone")
})

it("is read like any other answer, a copy of it too", async () => {
  expect(await answer().clone().json()).toEqual({ name: "größe" })
  expect((await answer().arrayBuffer()).byteLength).toBe(18)
  expect(answer()).toMatchObject({ status: 201, ok: true })
  expect(Object.fromEntries(answer().headers)).toEqual({
    "cache-control": "no-store",
    "content-type": "application/problem+json",
    "x-content-type-options": "nosniff",
  })
})
