import "server-only"
import { isHttps } from "./visitor"

/** The origin that a page was asked for under, as far as its request's headers tell; `http://localhost` when they don't. */
export function requestOrigin(headers: Headers): string {
  const url = `${isHttps(headers) ? "https" : "http"}://${headers.get("host") ?? ""}`
  return URL.canParse(url) ? new URL(url).origin : "http://localhost"
}
