import "server-only"
import { isHttps } from "./visitor"

/**
 * Where this site is, as the request's own headers tell: the address of a deployment isn't known when it is built. For
 * the links in a page's head only; a client that lies here changes nothing but its own copy.
 */
export function siteOrigin(headers: Headers): URL {
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() || headers.get("host")
  const address = `${isHttps(headers) ? "https" : "http"}://${host || "localhost"}`
  return new URL(URL.canParse(address) ? new URL(address).origin : "http://localhost")
}
