import { execFileSync } from "node:child_process"
import fc from "fast-check"
import type { AppServer } from "./support/app-server"
import { dribble, rawHttp } from "./support/raw-http"
import { expect, post, test } from "./support/token-test"

const JSON_TYPE = { "Content-Type": "application/json" }

function send(
  app: AppServer,
  body: NonNullable<RequestInit["body"]>,
  headers: Record<string, string> = JSON_TYPE,
) {
  return fetch(`${app.url}/api/token`, { method: "POST", body, headers })
}

const memoryOf = (app: AppServer) => Number(execFileSync("ps", ["-o", "rss=", "-p", String(app.pid)])) / 1024

// Whatever somebody has sent, the next one is served as if nothing had happened.
test.afterEach(async ({ app }) => {
  expect((await post(app, { room_name: "demo" })).status).toBe(201)
  expect(app.log()).not.toMatch(/error|⨯/i)
})

const cases: Record<string, [body: string | Uint8Array<ArrayBuffer>, status: number, field?: string]> = {
  "no JSON": ["{'room_name': 1}", 400],
  "an array": ["[]", 400],
  "10,000 nested arrays": [`${"[".repeat(8_000)}${"]".repeat(8_000)}`, 400],
  "10,000 nested arrays in a field": [
    `{"room_config":${"[".repeat(8_000)}${"]".repeat(8_000)}}`,
    400,
    "room_config",
  ],
  "10,000 nested arrays and no end": [`${"[".repeat(10_000)}`, 400],
  "a byte too many": [`{"room_name":"${"x".repeat(16 * 1024)}"}`, 413],
  "invalid UTF-8": [Uint8Array.from([...Buffer.from('{"room_name":"'), 0xc3, 0x28, 0x22, 0x7d]), 400],
  "a lone surrogate": ['{"room_name":"\\ud800"}', 400, "room_name"],
  "a number as a name": ['{"participant_name":5}', 400, "participant_name"],
  "an object as a name": ['{"room_name":{"toString":"x"}}', 400, "room_name"],
  __proto__: ['{"__proto__":{"room_name":"x"}}', 400, "__proto__"],
  "constructor.prototype": ['{"constructor":{"prototype":{"room_name":"x"}}}', 400, "constructor"],
  "__proto__ as an attribute": [
    '{"participant_attributes":{"__proto__":"x"}}',
    400,
    "participant_attributes.__proto__",
  ],
  "an unknown field": ['{"room_admin":true}', 400, "room_admin"],
  "both spellings of one field": ['{"room_name":"a","roomName":"b"}', 400, "room_name"],
  "a name of 257 bytes": [`{"room_name":"${"ä".repeat(128)}x"}`, 400, "room_name"],
  "a control character": ['{"participant_name":"a\\u0007b"}', 400, "participant_name"],
  "4 KiB of metadata and a byte": [
    `{"participant_metadata":"${"x".repeat(4097)}"}`,
    400,
    "participant_metadata",
  ],
  "an attribute of LiveKit's own": [
    '{"participant_attributes":{"lk.x":"y"}}',
    400,
    "participant_attributes.lk.x",
  ],
}

for (const [name, [body, status, field]] of Object.entries(cases)) {
  test(`${name} is answered ${status}`, async ({ app }) => {
    const response = await send(app, body)
    expect(response.status).toBe(status)
    const problem = await response.json()
    expect(problem).toMatchObject({ status, detail: expect.stringMatching(/\.$/) })
    expect(problem.field).toBe(field)
  })
}

test("a key that stands twice counts as it stands last", async ({ app }) => {
  expect((await send(app, '{"room_name":5,"room_name":"demo"}')).status).toBe(201)
})

test("what isn't sent as JSON is answered 415", async ({ app }) => {
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    expect((await send(app, "{}", { "Content-Type": type })).status).toBe(415)
  }
  expect((await send(app, "{}", { ...JSON_TYPE, "Content-Encoding": "gzip" })).status).toBe(415)
})

test("bodies of 5 MB are answered 413, and not kept", async ({ app }) => {
  const body = Buffer.alloc(5_000_000, " ")
  expect((await send(app, body)).status).toBe(413)
  const before = memoryOf(app)
  for (let i = 0; i < 20; i++) expect((await send(app, body)).status).toBe(413)
  expect(memoryOf(app) - before).toBeLessThan(50)
})

test("a body without an end is cut off", async ({ app }) => {
  const head =
    "POST /api/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n"
  const answer = await rawHttp(app.port, head + " ".repeat(20_000_000))
  expect(answer).toMatch(/^(HTTP\/1.1 413 |$)/)
})

test("a body that says to be short is counted as it comes", async ({ app }) => {
  const head =
    "POST /api/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
  const chunk = `${(17 * 1024).toString(16)}\r\n${" ".repeat(17 * 1024)}\r\n0\r\n\r\n`
  expect(await rawHttp(app.port, head + chunk, /too large.*\}/)).toContain("HTTP/1.1 413 ")
})

test("a client that sends a byte a second is cut off", async ({ app }) => {
  const head =
    "POST /api/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n"
  const answer = await dribble(app.port, head)
  expect(answer).toContain("HTTP/1.1 408 ")
  expect(answer.toLowerCase()).toContain("connection: close")
})

test("a client that hangs up in the middle leaves nothing behind", async ({ app }) => {
  const head =
    "POST /api/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
  const partial = rawHttp(app.port, head, /HTTP/)
  // Answered only because another request on a fresh connection is.
  expect((await post(app, {})).status).toBe(201)
  expect(await partial).toContain("HTTP/1.1 408 ")
})

test("a flood of headers is refused by the server itself", async ({ app }) => {
  const flood = Array.from({ length: 3_000 }, (_, i) => `X-H${i}: ${"x".repeat(20)}\r\n`).join("")
  expect(await rawHttp(app.port, `POST /api/token HTTP/1.1\r\nHost: x\r\n${flood}\r\n`, /HTTP/)).toContain(
    " 431 ",
  )
  const cookies = Array.from({ length: 1_000 }, (_, i) => `greenroom_visitor=${i}`)
    .join(";")
    .slice(0, 12_000)
  expect((await post(app, {}, { cookie: cookies })).status).toBe(201)
})

test("no request gets an answer that the OpenAPI document doesn't know", async ({ app }) => {
  const document = await (await fetch(`${app.url}/api/openapi.json`)).json()
  expect(document.openapi).toBe("3.1.0")
  const paths = fc.constantFrom(
    "/api/token",
    "/api/v2/sandbox/connection-details",
    "/api/sandbox/connection-details",
  )
  const header = fc.constantFrom(
    "origin",
    "cookie",
    "content-type",
    "x-sandbox-id",
    "authorization",
    "sec-fetch-site",
  )
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom("application/json", "null", "cross-site", "token-server-1a2b3c"),
  )
  const headers = fc.dictionary(header, value, { maxKeys: 3 })
  const body = fc.oneof(
    fc.json(),
    fc
      .dictionary(fc.constantFrom("room_name", "room_config", "x"), fc.jsonValue())
      .map((it) => JSON.stringify(it)),
  )
  await fc.assert(
    fc.asyncProperty(paths, headers, body, fc.string(), async (path, headers, body, query) => {
      const url = `${app.url}${path}?roomName=${encodeURIComponent(query)}`
      const response = await fetch(url, { method: "POST", body, headers: { ...JSON_TYPE, ...headers } })
      expect(Object.keys(document.paths[path].post.responses)).toContain(String(response.status))
      expect(response.status).toBeLessThan(500)
    }),
    { numRuns: 400 },
  )
})
