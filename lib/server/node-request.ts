import "server-only"
import { subscribe } from "node:diagnostics_channel"
import { type IncomingMessage, METHODS, type ServerResponse } from "node:http"
import { randomBytes } from "./random-bytes"

const KNOWN = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
const UNKNOWN = new Set(METHODS.filter((method) => !KNOWN.has(method)))
// The bundles of `instrumentation.ts` and of the routes share a process, not their modules. The header's name is one
// that no client can guess: requests that arrive before Next has called us carry none, or their client would.
const HEADER = Symbol.for("greenroom.peer-header")
const shared = globalThis as { [HEADER]?: string }

/**
 * Mends four things in each request before Next sees it:
 * - the address at the other end of the connection goes into a header. Next tells a route none: its own
 *   `x-forwarded-for` may come from the client.
 * - TRACE, at which Next fails with 500, and WebDAV's methods, which it answers with an empty 400, become PUT, so that
 *   a route answers 405. Nothing is opened by it: who can send those can send PUT.
 * - a path that isn't UTF-8, at which Next fails with 500, becomes one that leads nowhere.
 * - an answer of the API leaves in one packet instead of three: Next sends its head as soon as it has it.
 */
export function mendNodeRequests() {
  if (shared[HEADER] !== undefined) return
  const header = `x-peer-${randomBytes(12).toString("hex")}`
  shared[HEADER] = header
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    request.headers[header] = request.socket.remoteAddress ?? ""
    if (UNKNOWN.has(request.method ?? "")) request.method = "PUT"
    if (!isReadable(request.url ?? "")) request.url = "/404"
    // Until its end, when Node lets go by itself.
    if (request.url?.startsWith("/api/")) response.cork()
  })
}

/** The address noted above; undefined where the app doesn't run under a Node server of its own. */
export function peerAddress(headers: Headers): string | undefined {
  const header = shared[HEADER]
  return header === undefined ? undefined : (headers.get(header) ?? undefined)
}

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "")
    return true
  } catch {
    return false
  }
}
