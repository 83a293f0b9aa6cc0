import { readdirSync } from "node:fs"
import { connect } from "node:net"
import fc from "fast-check"
import type { AppServer } from "./support/app-server"
import { residentMemory } from "./support/app-server"
import { rawHttp, sendSlowly } from "./support/raw-http"
import { DEVELOPMENT_ID, expect, requestToken, test } from "./support/token-test"

const JSON_TYPE = { "Content-Type": "application/json" }

function send(
  app: AppServer,
  body: NonNullable<RequestInit["body"]>,
  headers: Record<string, string> = JSON_TYPE,
) {
  return fetch(`${app.url}/api/token`, { method: "POST", body, headers })
}

// After each invalid request the next valid one succeeds, and nothing is logged as an error.
test.afterEach(async ({ app }) => {
  expect((await requestToken(app, { room_name: "demo" })).status).toBe(201)
  expect(app.log()).not.toMatch(/error|⨯/i)
})

const cases: Record<string, [body: string | Uint8Array<ArrayBuffer>, status: number, field?: string]> = {
  "invalid JSON": ["{'room_name': 1}", 400],
  "an array": ["[]", 400],
  "8,000 nested arrays": [`${"[".repeat(8_000)}${"]".repeat(8_000)}`, 400],
  "8,000 nested arrays in a field": [
    `{"room_config":${"[".repeat(8_000)}${"]".repeat(8_000)}}`,
    400,
    "room_config",
  ],
  "7,800 nested arrays in room_config.egress": [
    `{"room_config":{"egress":${"[".repeat(7_800)}${"]".repeat(7_800)}}}`,
    400,
    "room_config",
  ],
  "a name that shows nothing": ['{"participant_name":"\\u200b"}', 400, "participant_name"],
  "an attribute without a name": ['{"participant_attributes":{"":null}}', 400, "participant_attributes."],
  "10,000 unclosed arrays": [`${"[".repeat(10_000)}`, 400],
  "a body over 16 KiB": [`{"room_name":"${"x".repeat(16 * 1024)}"}`, 413],
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
  "metadata over 4 KiB": [`{"participant_metadata":"${"x".repeat(4097)}"}`, 400, "participant_metadata"],
  "a reserved attribute key": ['{"participant_attributes":{"lk.x":"y"}}', 400, "participant_attributes.lk.x"],
}

for (const [name, [body, status, field]] of Object.entries(cases)) {
  test(`${name} returns ${status}`, async ({ app }) => {
    const response = await send(app, body)
    expect(response.status).toBe(status)
    const problem = await response.json()
    expect(problem).toMatchObject({ status, detail: expect.stringMatching(/\.$/) })
    expect(problem.field).toBe(field)
  })
}

test("the last of two duplicate keys counts", async ({ app }) => {
  expect((await send(app, '{"room_name":5,"room_name":"demo"}')).status).toBe(201)
})

test("a body that isn't sent as JSON returns 415", async ({ app }) => {
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    expect((await send(app, "{}", { "Content-Type": type })).status).toBe(415)
  }
  expect((await send(app, "{}", { ...JSON_TYPE, "Content-Encoding": "gzip" })).status).toBe(415)
})

test("bodies of 5 MB return 413 and don't stay in memory", async ({ app }) => {
  const body = Buffer.alloc(5_000_000, " ")
  expect((await send(app, body)).status).toBe(413)
  const before = residentMemory(app.pid)
  for (let i = 0; i < 20; i++) expect((await send(app, body)).status).toBe(413)
  expect(residentMemory(app.pid) - before).toBeLessThan(50)
})

test("reading stops when a body exceeds the limit", async ({ app }) => {
  const head =
    "POST /api/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n"
  const response = await rawHttp(app.port, head + " ".repeat(20_000_000))
  expect(response).toMatch(/^(HTTP\/1.1 413 |$)/)
})

test("a chunked body is limited by its bytes, not by a declared length", async ({ app }) => {
  const head =
    "POST /api/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
  const chunk = `${(17 * 1024).toString(16)}\r\n${" ".repeat(17 * 1024)}\r\n0\r\n\r\n`
  expect(await rawHttp(app.port, head + chunk, /too large.*\}/)).toContain("HTTP/1.1 413 ")
})

test("a client that sends one byte per second times out", async ({ app }) => {
  const head =
    "POST /api/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n"
  const response = await sendSlowly(app.port, head)
  expect(response).toContain("HTTP/1.1 408 ")
  expect(response.toLowerCase()).toContain("connection: close")
})

test("an unfinished request doesn't block others and times out", async ({ app }) => {
  const head =
    "POST /api/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
  const partial = rawHttp(app.port, head, /HTTP/)
  // A request on another connection isn't blocked.
  expect((await requestToken(app, {})).status).toBe(201)
  expect(await partial).toContain("HTTP/1.1 408 ")
})

test("stalled uploads to pages and upgrades hold neither memory nor sockets", async ({ app }) => {
  const before = residentMemory(app.pid)
  const openFiles = () => readdirSync(`/proc/${app.pid}/fd`).length
  const openBefore = openFiles()
  const upload = `Host: x\r\nContent-Length: 9000001\r\n\r\n${"x".repeat(4_000_000)}`
  const uploads = ["/", "/rooms/x", "/connect", "/_next/image", "/favicon.ico"].flatMap((path) =>
    Array.from({ length: 8 }, () => rawHttp(app.port, `POST ${path} HTTP/1.1\r\n${upload}`)),
  )
  const upgrade = "GET /x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
  const upgrades = Array.from({ length: 100 }, () => rawHttp(app.port, upgrade))
  // Each promise resolves when the server has closed the connection.
  for (const response of await Promise.all(uploads)) expect(response).toMatch(/^HTTP\/1.1 405 /)
  for (const response of await Promise.all(upgrades)) expect(response).toMatch(/^HTTP\/1.1 404 /)
  expect(residentMemory(app.pid) - before).toBeLessThan(100)

  // Clients that don't wait for a response.
  for (let i = 0; i < 100; i++) connect(app.port, "localhost").end(upgrade)
  await expect.poll(openFiles, { timeout: 60_000 }).toBeLessThan(openBefore + 20)
})

test("Server Actions that don't exist are refused without a log line", async ({ app }) => {
  const headers = { "Next-Action": "7f00000000000000000000000000000000000000ff" }
  const response = await fetch(`${app.url}/rooms/x`, { method: "POST", headers, body: "[]" })
  expect(response.status).toBe(405)
  expect(response.headers.get("allow")).toBe("GET, HEAD")
})

test("every answer forbids sniffing, and every page has a Content-Security-Policy", async ({ app }) => {
  const paths = [
    ...["/", "/rooms/x", "/rooms/x/", "/rooms/%ff", "/nope", "/_next/image", "/_next/image/x", "/_next/nope"],
    ...["/_next/static/nope", "/_next/staticx", "/favicon.ico", "/robots.txt", "//x", "/api", "/api/nope"],
    ...["/api/rooms/%ff/people", "/api/rooms/%/agents", "/api/token", "/api/health", "/api/openapi.json"],
  ]
  for (const path of paths) {
    for (const method of ["GET", "HEAD", "OPTIONS", "POST"]) {
      const { status, headers } = await fetch(app.url + path, { method, redirect: "manual" })
      expect(headers.get("x-content-type-options"), `${method} ${path}`).toBe("nosniff")
      expect(status, `${method} ${path}`).not.toBe(500)
      const isPage = headers.get("content-type")?.startsWith("text/html") ?? false
      if (isPage) expect(headers.get("content-security-policy"), `${method} ${path}`).toContain("script-src")
      if (path.startsWith("/api")) expect(isPage, path).toBe(false)
    }
  }
})

test("paths of the API may end in a slash, and OPTIONS lists the methods that don't return 405", async ({
  app,
}) => {
  const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
  const paths = ["token", "health", "openapi.json", "rooms/x/people", "rooms/x/agents"]
  const headers = { "X-Sandbox-ID": DEVELOPMENT_ID, Origin: "https://elsewhere.example" }
  for (const path of [...paths, "sandbox/connection-details", "v2/sandbox/connection-details"]) {
    for (const slash of ["", "/"]) {
      const url = `${app.url}/api/${path}${slash}`
      const options = await fetch(url, { method: "OPTIONS", redirect: "manual", headers })
      expect(options.status, url).toBe(204)
      const supported: string[] = ["OPTIONS"]
      for (const method of methods) {
        const response = await fetch(url, { method, redirect: "manual", headers })
        if (response.status !== 405) supported.push(method)
        expect(response.status, `${method} ${url}`).not.toBe(308)
      }
      expect(options.headers.get("allow"), url).toBe(supported.sort().join(", "))
    }
  }
  expect((await fetch(`${app.url}/api/webhook/`, { method: "POST" })).status).toBe(401)
  const trace = await rawHttp(app.port, "TRACE /api/token HTTP/1.1\r\nHost: x\r\n\r\n", /\}/)
  expect(trace).toMatch(/^HTTP\/1.1 405 [\s\S]*allow: OPTIONS, POST\r/i)
  const page = await fetch(`${app.url}/rooms/a%20b/?c=d`, { redirect: "manual" })
  expect(page.status).toBe(308)
  expect(page.headers.get("location")).toBe("/rooms/a%20b?c=d")
})

test("too many headers return 431, and many cookies are accepted", async ({ app }) => {
  const flood = Array.from({ length: 3_000 }, (_, i) => `X-H${i}: ${"x".repeat(20)}\r\n`).join("")
  expect(await rawHttp(app.port, `POST /api/token HTTP/1.1\r\nHost: x\r\n${flood}\r\n`, /HTTP/)).toContain(
    " 431 ",
  )
  const cookies = Array.from({ length: 1_000 }, (_, i) => `greenroom_visitor=${i}`)
    .join(";")
    .slice(0, 12_000)
  expect((await requestToken(app, {}, { cookie: cookies })).status).toBe(201)
})

test("every response status is documented in the OpenAPI document", async ({ app }) => {
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
