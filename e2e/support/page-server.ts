import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

/** A website of another origin, with one empty page. */
export async function servePage(): Promise<{ origin: string; close: () => void }> {
  const server = createServer((_, response) => {
    response
      .setHeader("Content-Type", "text/html")
      .end("<!doctype html><link rel=icon href=data:,><title>Elsewhere</title>")
  })
  await once(server.listen(0, "127.0.0.1"), "listening")
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}
