import { createSocket } from "node:dgram"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer as createHttpServer, type Server as HttpServer } from "node:http"
import { type RequestOptions, request } from "node:https"
import { type AddressInfo, createServer, type Server } from "node:net"
import { type NetworkInterfaceInfo, tmpdir } from "node:os"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Certificate, certificateFor, chooseLan, isValid, startHttpsProxy } from "./lan"
import { parseLsof, parseNetstat, parseSs, requireFree } from "./port"
import { chooseServer, readOptions } from "./settings"

describe("readOptions", () => {
  it("takes the port from -p, then PORT, then 3000", () => {
    expect(readOptions(["-p", "4000"], { PORT: "5000" }).port).toBe(4000)
    expect(readOptions([], { PORT: "5000" }).port).toBe(5000)
    expect(readOptions([], {})).toMatchObject({ port: 3000, lan: false, verbose: false, help: false })
  })

  it("turns --lan on for --host", () => expect(readOptions(["--host", "10.0.0.2"], {}).lan).toBe(true))

  it.each([
    [["--lann"], "Unknown option '--lann'."],
    [["start"], "Unexpected argument 'start'."],
    [["-p", "99999"], '"99999" is not a port'],
    [["--host", "phone"], 'not "phone"'],
  ])("rejects %j", (args, message) => expect(() => readOptions(args, {})).toThrow(message))
})

describe("chooseServer", () => {
  it("uses LIVEKIT_URL if it is set, and a local server if it is empty", () => {
    expect(chooseServer({ LIVEKIT_URL: "wss://a.example" })).toEqual({
      kind: "configured",
      url: "wss://a.example",
    })
    expect(chooseServer({ LIVEKIT_URL: "" })).toEqual({ kind: "local", url: "ws://localhost:7880" })
  })

  it("starts no local server if a development token server names one and no key is set", () => {
    const id = { LIVEKIT_SANDBOX_ID: "tokens-1a2b3c" }
    expect(chooseServer(id)).toEqual({ kind: "token server", url: "https://cloud-api.livekit.io" })
    expect(chooseServer({ ...id, LIVEKIT_URL: "wss://a.example" }).kind).toBe("configured")
    expect(chooseServer({ ...id, LIVEKIT_API_KEY: "k" }).kind).toBe("local")
  })

  it("warns about a key without a URL", () => {
    expect(chooseServer({ LIVEKIT_API_KEY: "k", LIVEKIT_API_SECRET: "s" }).note).toMatch(
      /^LIVEKIT_API_KEY and LIVEKIT_API_SECRET are set/,
    )
  })
})

describe("requireFree", () => {
  const listen = (server: Server, host?: string) =>
    new Promise<number>((resolve) =>
      server.listen(0, host, () => resolve((server.address() as { port: number }).port)),
    )

  it.each(["127.0.0.1", "0.0.0.0"])(
    "names a port that is taken on %s, its use and what to do",
    async (host) => {
      const server = createServer()
      const port = await listen(server, host)
      const check = requireFree([{ port, protocol: "tcp", use: "the app", hint: "Take another." }])
      await expect(check).rejects.toThrow(
        new RegExp(`^Port ${port}, which the app needs, is taken.*\\. Take another\\.$`),
      )
      server.close()
    },
  )

  it("names a UDP port that is taken", async () => {
    const socket = createSocket("udp4")
    await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve))
    const { port } = socket.address()
    await expect(requireFree([{ port, protocol: "udp", use: "media" }])).rejects.toThrow(`Port ${port} (UDP)`)
    socket.close()
  })

  it("accepts a port that was closed", async () => {
    const server = createServer()
    const port = await listen(server)
    await new Promise((resolve) => server.close(resolve))
    await expect(requireFree([{ port, protocol: "tcp", use: "the app" }])).resolves.toBeUndefined()
  })

  it("parses the output of lsof, ss and netstat", () => {
    expect(parseLsof("p42\ncnode\nf20\n")).toBe("node (process 42)")
    expect(parseSs('LISTEN 0 511 *:7880 *:* users:(("livekit-server",pid=7,fd=9))')).toBe(
      "livekit-server (process 7)",
    )
    const table =
      "  TCP    0.0.0.0:17880    0.0.0.0:0   LISTENING   1\r\n  TCP    127.0.0.1:7880    0.0.0.0:0    LISTENING    99\r\n"
    expect(parseNetstat(table, 7880)).toBe("99")
    expect(parseLsof("")).toBeUndefined()
    expect(parseSs("")).toBeUndefined()
    expect(parseNetstat("", 7880)).toBeUndefined()
  })
})

describe("chooseLan", () => {
  const address = (address: string, internal = false) =>
    ({ address, internal, family: "IPv4" }) as NetworkInterfaceInfo

  it("prefers a real network to a container's, and lists the others", () => {
    const interfaces = {
      lo: [address("127.0.0.1", true)],
      docker0: [address("172.17.0.1")],
      eth0: [address("203.0.113.9"), address("192.168.1.5")],
    }
    expect(chooseLan(interfaces)).toEqual({ address: "192.168.1.5", others: ["172.17.0.1"] })
    expect(chooseLan(interfaces, "203.0.113.9").address).toBe("203.0.113.9")
  })

  it("explains a computer without a private network", () => {
    expect(() => chooseLan({ lo: [address("127.0.0.1", true)] })).toThrow("--host <ip>")
  })
})

describe("the HTTPS proxy for phones", () => {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-"))
  const servers: { close(): unknown }[] = []
  let certificate: Certificate
  let port: number

  beforeAll(async () => {
    const app = await serve("app")
    const sfu = await serve("sfu")
    certificate = await certificateFor("127.0.0.1", join(folder, "proxy"))
    const proxy = await startHttpsProxy({
      certificate,
      port: 0,
      appPort: portOf(app),
      sfuPort: portOf(sfu),
    })
    servers.push(proxy)
    port = portOf(proxy)
  })
  afterAll(() => {
    for (const server of servers) server.close()
    rmSync(folder, { recursive: true })
  })

  const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port

  /** Starts a server that echoes its name and the request, over HTTP and over WebSocket. */
  async function serve(name: string): Promise<HttpServer> {
    const server = createHttpServer((request, response) => {
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
  ])("sends %s to the %s, with Host and X-Forwarded-Proto", async (path, name) => {
    expect(await get(path)).toMatchObject({ name, url: path, host: "localhost:3443", proto: "https" })
  })

  it.each([
    ["/rtc/v1", "sfu"],
    ["/_next/webpack-hmr", "app"],
  ])("forwards the WebSocket %s to the %s", async (path, name) => {
    const headers = { connection: "Upgrade", upgrade: "websocket" }
    const [, socket, head] = await once(ask({ path, headers }), "upgrade")
    expect(String(head) + (await text(socket))).toBe(`${name} ${path}`)
  })

  it("replaces the LiveKit server's address in API answers only", async () => {
    expect((await get("/api/token")).server_url).toBe("wss://localhost:3443")
    expect((await get("/page")).server_url).toBe("ws://localhost:7880")
  })

  it("makes a certificate once for each address", async () => {
    const certificates = join(folder, "certificates")
    const first = await certificateFor("192.168.1.5", certificates)
    expect(await certificateFor("192.168.1.5", certificates)).toEqual(first)
    expect((await certificateFor("192.168.1.6", certificates)).cert).not.toBe(first.cert)
    expect(isValid(first.cert, "192.168.1.5", Date.now() + 366 * 86_400_000)).toBe(false)
  })
})
