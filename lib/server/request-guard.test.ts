import { once } from "node:events"
import { createServer, Server } from "node:http"
import { type AddressInfo, connect, type Socket } from "node:net"
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest"
import { guardRequests } from "./request-guard"

/** The requests that reach Next.js, which this server stands for: it never responds to upgrades. */
const passed = vi.fn()
const upgraded = vi.fn()
const server = createServer((request, response) => {
  passed(`${request.method} ${request.url}`, request.headers)
  response.end("a page")
}).on("upgrade", upgraded)
let port = 0

beforeAll(async () => {
  guardRequests()
  await once(server.listen(0, "127.0.0.1"), "listening")
  port = (server.address() as AddressInfo).port
})
beforeEach(() => {
  passed.mockClear()
  upgraded.mockClear()
})
afterAll(() => {
  // The instance method again, instead of the guard's.
  Reflect.deleteProperty(Server.prototype, "emit")
  server.close()
})

/** Sends text on a connection of its own, and returns what arrives until the response's head is complete. */
async function exchange(text: string): Promise<{ socket: Socket; head: string }> {
  const socket = connect(port, "127.0.0.1")
  socket.on("error", () => {})
  socket.write(text)
  let head = ""
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    head += String(chunk)
    if (/(?<!100 Continue)\r\n\r\n/.test(head)) break
  }
  return { socket, head }
}

async function send(line: string, headers = "", body = "") {
  const { socket, head } = await exchange(`${line} HTTP/1.1\r\nHost: x\r\n${headers}\r\n${body}`)
  socket.destroy()
  return head
}

const connections = () =>
  new Promise<number>((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )

test.each([
  ["Connection: Upgrade\r\nUpgrade: WebSocket\r\n", 404, 0],
  ["Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: \r\n", 200, 1],
])("an upgrade with %j returns %i and ends", async (headers, status, calls) => {
  const { socket, head } = await exchange(`GET /x HTTP/1.1\r\nHost: x\r\n${headers}\r\n`)
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [\\s\\S]*Connection: close`))
  if (!socket.closed) await once(socket.resume(), "close")
  expect(passed).toHaveBeenCalledTimes(calls)
  expect(upgraded).not.toHaveBeenCalled()
  await expect.poll(connections).toBe(0)
})

test("a hundred abandoned upgrades leave no socket behind", async () => {
  const sockets = Array.from({ length: 100 }, () => connect(port, "127.0.0.1").on("error", () => {}))
  for (const socket of sockets) {
    socket.end("GET /x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")
  }
  await Promise.all(sockets.map((socket) => once(socket.resume(), "close")))
  await expect.poll(connections).toBe(0)
})

describe("pages take no body", () => {
  const chunked = "Transfer-Encoding: chunked\r\n"
  test.each([
    ["POST /", "Content-Length: 9\r\n", 405],
    ["POST /rooms/x", "Content-Length: 0\r\n", 405],
    ["POST /", "Next-Action: 7f\r\nContent-Length: 2\r\n", 405],
    ["POST /connect", chunked, 405],
    ["PUT /_next/static/x.js", chunked, 405],
    ["PATCH /_next/image?url=x", chunked, 405],
    ["DELETE /favicon.ico", "", 405],
    ["OPTIONS /apix", "", 405],
    ["OPTIONS *", "", 405],
    ["TRACE /", "", 405],
    ["POST http://x/rooms/x", "Expect: 100-continue\r\nContent-Length: 9000000\r\n", 405],
    ["GET /", "Content-Length: 9\r\n", 413],
    ["HEAD /rooms/x", chunked, 413],
  ])("%s with %j returns %i", async (line, headers, status) => {
    const head = await send(line, headers)
    expect(head).toMatch(new RegExp(`^(HTTP/1.1 100 Continue\\r\\n\\r\\n)?HTTP/1.1 ${status} `))
    expect(/^allow: (.*)\r$/im.exec(head)?.[1]).toBe(status === 405 ? "GET, HEAD" : undefined)
    expect(head.toLowerCase()).toContain("x-content-type-options: nosniff")
    expect(passed).not.toHaveBeenCalled()
  })

  test.each(["GET /", "HEAD /rooms/a%20b?c", "GET /_next/static/x.js", "GET /rooms/%ff"])(
    "%s passes",
    async (line) => {
      expect(await send(line, "Content-Length: 0\r\nRange: bytes=9-\r\n")).toContain(" 200 OK")
      expect(passed.mock.calls[0]?.[0]).toBe(line)
      expect(passed.mock.calls[0]?.[1].range === undefined).toBe(line.includes("/_next/static/"))
    },
  )

  test("a client that doesn't finish its body is disconnected", { timeout: 15_000 }, async () => {
    const { socket } = await exchange("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n{")
    if (!socket.closed) await once(socket.resume(), "close")
    await expect.poll(connections).toBe(0)
  })
})

describe("the API", () => {
  test.each([
    ["POST /api/token", "POST /api/token"],
    ["OPTIONS /api/token", "OPTIONS /api/token"],
    ["GET http://x:1/api/health?a=http://b/c", "GET /api/health?a=http://b/c"],
    ["TRACE /api/health", "PATCH /api/health"],
    ["PROPFIND /api", "PATCH /api"],
    ["GET /api/rooms/%F0%9F%8E%A5/people?%ff", "GET /api/rooms/%F0%9F%8E%A5/people?%ff"],
  ])("%s reaches Next.js as %s", async (line, expected) => {
    expect(await send(line)).toContain(" 200 OK")
    expect(passed.mock.calls[0]?.[0]).toBe(expected)
  })

  test.each(["/api/rooms/%ff/people", "/api/rooms/%/people", "/api/%c3%28", "/api/rooms/a%2"])(
    "%s returns 400",
    async (path) => {
      const head = await send(`POST ${path}`, "Content-Length: 2\r\n", "{}")
      expect(head).toContain("HTTP/1.1 400 ")
      expect(head).toContain("application/problem+json")
      expect(passed).not.toHaveBeenCalled()
    },
  )
})
