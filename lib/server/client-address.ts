import "server-only"
import { isIP } from "node:net"
import { peerAddress } from "./node-request"

/**
 * The address that requests are counted by. A forwarded address is believed only from a proxy that the owner has
 * named (TRUSTED_PROXY): anybody can send the header.
 * @param trustedProxy "vercel", or how many proxies stand in front of the app: each appends the address it saw, so
 *   with n of them the n-th from the right is the first that no client could have written
 * @returns an IPv4 address, the first half of an IPv6 one (the other half is for its holder to choose), or "unknown"
 */
export function clientAddress(headers: Headers, trustedProxy: "vercel" | number): string {
  if (trustedProxy === "vercel") return normalised(headers.get("x-vercel-forwarded-for")?.split(",")[0])
  if (trustedProxy === 0) return normalised(peerAddress(headers))
  return normalised(headers.get("x-forwarded-for")?.split(",").at(-trustedProxy))
}

function normalised(text = ""): string {
  const address = withoutPort(text.trim().toLowerCase())
    .replace(/^::ffff:(?=[\d.]+$)/, "")
    .replace(/%.*$/, "")
  if (isIP(address) === 4) return address
  // This machine is one address, by whichever protocol `localhost` was reached.
  if (address === "::1") return "127.0.0.1"
  return isIP(address) === 6 ? `${network64(address)}::/64` : "unknown"
}

/** Some proxies append the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function withoutPort(text: string): string {
  return /^\[([^\]]+)\]/.exec(text)?.[1] ?? (/^[\d.]+:\d+$/.test(text) ? text.replace(/:\d+$/, "") : text)
}

function network64(address: string): string {
  const [head = "", tail] = address.split("::")
  const groups = head === "" ? [] : head.split(":")
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === "" ? 0 : tail.split(":").length)
  const all = [...groups, ...Array<string>(missing).fill("0"), ...(tail ? tail.split(":") : [])]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")
}
