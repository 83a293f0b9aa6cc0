import "server-only"
import { randomBytes } from "node:crypto"
import { subscribe } from "node:diagnostics_channel"
import type { IncomingMessage } from "node:http"
import { isIP } from "node:net"

// `instrumentation.ts` and the routes are bundled separately, so a module variable isn't shared between them. The
// header has a random name, so that clients can't send it.
const HEADER = Symbol.for("greenroom.peer-address-header")
const shared = globalThis as { [HEADER]?: string }

/**
 * Copies the remote address of each connection into a request header, where `clientAddress` reads it. Next.js doesn't
 * expose the socket to route handlers, and its `x-forwarded-for` may come from the client.
 */
export function recordPeerAddresses() {
  if (shared[HEADER] !== undefined) return
  const header = `x-peer-${randomBytes(12).toString("hex")}`
  shared[HEADER] = header
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[header] = request.socket.remoteAddress ?? ""
  })
}

/**
 * Returns the address to count a request by: an IPv4 address, an IPv6 /64 network (its holder can choose the rest), or
 * "unknown". Reads forwarded addresses only behind a trusted proxy, because any client can send the header.
 * @param trustedProxy "vercel" or the number of proxies in front of the app. Each proxy appends the address that it saw,
 *   so behind n proxies the n-th address from the right is the first one that the client can't forge.
 */
export function clientAddress(headers: Headers, trustedProxy: "vercel" | number): string {
  if (trustedProxy === "vercel") return normalize(headers.get("x-vercel-forwarded-for")?.split(",")[0])
  if (trustedProxy === 0) return normalize(peerAddress(headers))
  return normalize(headers.get("x-forwarded-for")?.split(",").at(-trustedProxy))
}

/** Undefined where the app runs on a platform without a Node.js server. */
function peerAddress(headers: Headers): string | undefined {
  const header = shared[HEADER]
  return header === undefined ? undefined : (headers.get(header) ?? undefined)
}

function normalize(text = ""): string {
  const address = withoutPort(text.trim().toLowerCase())
    .replace(/^::ffff:(?=[\d.]+$)/, "")
    .replace(/%.*$/, "")
  if (isIP(address) === 4) return address
  // `localhost` may resolve to either loopback address.
  if (address === "::1") return "127.0.0.1"
  return isIP(address) === 6 ? `${network64(address)}::/64` : "unknown"
}

/** Some proxies append the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function withoutPort(text: string): string {
  return /^\[([^\]]+)\]/.exec(text)?.[1] ?? (/^[\d.]+:\d+$/.test(text) ? text.replace(/:\d+$/, "") : text)
}

/** Returns the first four groups of an IPv6 address, with `::` expanded. */
function network64(address: string): string {
  const [head = "", tail] = address.split("::")
  const groups = head === "" ? [] : head.split(":")
  const tailGroups = tail ? tail.split(":") : []
  const zeros = tail === undefined ? 0 : 8 - groups.length - tailGroups.length
  return [...groups, ...Array<string>(zeros).fill("0"), ...tailGroups]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")
}
