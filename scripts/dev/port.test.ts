import { createSocket } from "node:dgram"
import { createServer, type Server } from "node:net"
import { expect, it } from "vitest"
import { requireFree } from "./port"
import { readLsof, readNetstat, readSs } from "./port-holder"

const listen = (server: Server, host?: string) =>
  new Promise<number>((resolve) =>
    server.listen(0, host, () => resolve((server.address() as { port: number }).port)),
  )

it.each(["127.0.0.1", "0.0.0.0"])(
  "names a port that is taken on %s, its use and the way out",
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

it("names a UDP port", async () => {
  const socket = createSocket("udp4")
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve))
  const { port } = socket.address()
  await expect(requireFree([{ port, protocol: "udp", use: "media" }])).rejects.toThrow(`Port ${port} (UDP)`)
  socket.close()
})

it("accepts a port that has become free", async () => {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  await expect(requireFree([{ port, protocol: "tcp", use: "the app" }])).resolves.toBeUndefined()
})

it("reads who holds a port from each system's own words", () => {
  expect(readLsof("p42\ncnode\nf20\n")).toBe("node (process 42)")
  expect(readSs('LISTEN 0 511 *:7880 *:* users:(("livekit-server",pid=7,fd=9))')).toBe(
    "livekit-server (process 7)",
  )
  const table =
    "  TCP    0.0.0.0:17880    0.0.0.0:0   LISTENING   1\r\n  TCP    127.0.0.1:7880    0.0.0.0:0    LISTENING    99\r\n"
  expect(readNetstat(table, 7880)).toBe("99")
  expect(readLsof("")).toBeUndefined()
  expect(readSs("")).toBeUndefined()
  expect(readNetstat("", 7880)).toBeUndefined()
})
