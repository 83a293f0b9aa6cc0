import "server-only"
import { subscribe } from "node:diagnostics_channel"
import { type IncomingMessage, METHODS } from "node:http"

const HEADER = "x-greenroom-peer"
const KNOWN = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
const UNKNOWN = new Set(METHODS.filter((method) => !KNOWN.has(method)))
// The bundles of `instrumentation.ts` and of the routes share a process, not their modules.
const INSTALLED = Symbol.for("greenroom.node-request")
const shared = globalThis as { [INSTALLED]?: boolean }

/**
 * Mends two things in each request before Next sees it:
 * - the address at the other end of the connection goes into a header, over whatever a client has put there. Next
 *   tells a route none: its own `x-forwarded-for` may come from the client.
 * - TRACE, at which Next fails with 500, and WebDAV's methods, which it answers with an empty 400, become PUT, so that
 *   a route answers 405. Nothing is opened by it: who can send those can send PUT.
 */
export function mendNodeRequests() {
  if (shared[INSTALLED]) return
  shared[INSTALLED] = true
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[HEADER] = request.socket.remoteAddress ?? ""
    if (UNKNOWN.has(request.method ?? "")) request.method = "PUT"
  })
}

/** The address noted above; undefined where the app doesn't run under a Node server of its own. */
export function peerAddress(headers: Headers): string | undefined {
  return shared[INSTALLED] ? (headers.get(HEADER) ?? undefined) : undefined
}
