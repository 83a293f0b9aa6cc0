import "server-only"
import { isIP } from "node:net"

/**
 * Whether a request names a development server as only somebody can who means it: by an address, as localhost, by a
 * name that its own network gives it (`.local`), or by one that is allowed.
 *
 * Any other name may be one of DNS rebinding: a page of `evil.example` has that name point to 127.0.0.1, and is then,
 * for the browser, a page of the server on this computer. A production server can't be attacked in this way: what it
 * gives to its own pages, anybody can ask for.
 * @param allowedOrigins lower-case origins
 */
export function isTrustedHost(host: string | null, allowedOrigins: readonly string[]): boolean {
  if (host === null) return true
  if (!URL.canParse(`http://${host}`)) return false
  const { hostname, host: withPort } = new URL(`http://${host}`)
  return (
    isIP(hostname.replace(/^\[|\]$/g, "")) > 0 ||
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname.endsWith(".local") ||
    allowedOrigins.some((origin) => URL.canParse(origin) && new URL(origin).host === withPort)
  )
}
