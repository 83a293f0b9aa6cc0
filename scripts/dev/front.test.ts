import { once } from "node:events"
import { createServer, type Server } from "node:http"
import { type RequestOptions, request } from "node:https"
import type { AddressInfo } from "node:net"
import { text } from "node:stream/consumers"
import { afterAll, beforeAll, expect, it } from "vitest"
import { emptyFolder } from "../sfu/stand-in"
import { type Certificate, certificateFor, isGood } from "./certificate"
import { startFront } from "./front"

const servers: { close(): unknown }[] = []
let certificate: Certificate
let port: number

beforeAll(async () => {
  const app = await serve("app")
  const sfu = await serve("sfu")
  certificate = await certificateFor("127.0.0.1", emptyFolder())
  const front = await startFront({ certificate, port: 0, appPort: portOf(app), sfuPort: portOf(sfu) })
  servers.push(front)
  port = portOf(front)
})
afterAll(() => {
  for (const server of servers) server.close()
})

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port

/** Says who it is and what it was asked; upgrades to a protocol in which it says the same. */
async function serve(name: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { host, "x-forwarded-proto": proto } = request.headers
    response.setHeader("content-type", "application/json")
    response.end(JSON.stringify({ name, url: request.url, host, proto, server_url: "ws://localhost:7880" }))
  })
  server.on("upgrade", (request, socket) => {
    socket.end(
      `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n${name} ${request.url}`,
    )
  })
  servers.push(server.listen(0, "127.0.0.1"))
  await once(server, "listening")
  return server
}

const ask = (options: RequestOptions) =>
  request({ host: "127.0.0.1", port, ca: certificate.cert, ...options }).end()

async function get(path: string) {
  const [response] = await once(ask({ path, headers: { host: "localhost:3443" } }), "response")
  return JSON.parse(await text(response))
}

it.each([
  ["/", "app"],
  ["/rtc/v1?access_token=a", "sfu"],
  ["/rtc/validate", "sfu"],
  ["/rtcx", "app"],
])("sends %s to the %s, keeping Host and naming HTTPS", async (path, name) => {
  expect(await get(path)).toMatchObject({ name, url: path, host: "localhost:3443", proto: "https" })
})

it.each([
  ["/rtc/v1", "sfu"],
  ["/_next/webpack-hmr", "app"],
])("passes the WebSocket of %s on to the %s", async (path, name) => {
  const headers = { connection: "Upgrade", upgrade: "websocket" }
  const [, socket, head] = await once(ask({ path, headers }), "upgrade")
  expect(String(head) + (await text(socket))).toBe(`${name} ${path}`)
})

it("gives phones its own address for the LiveKit server in token answers only", async () => {
  expect((await get("/api/token")).server_url).toBe("wss://localhost:3443")
  expect((await get("/page")).server_url).toBe("ws://localhost:7880")
})

it("makes a certificate that holds for the address, and makes another for another one", async () => {
  const folder = emptyFolder()
  const first = await certificateFor("192.168.1.5", folder)
  expect(await certificateFor("192.168.1.5", folder)).toEqual(first)
  expect((await certificateFor("192.168.1.6", folder)).cert).not.toBe(first.cert)
  expect(isGood(first.cert, "192.168.1.5", Date.now() + 366 * 86_400_000)).toBe(false)
})
