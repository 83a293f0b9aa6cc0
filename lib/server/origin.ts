import "server-only"

/**
 * Where a request comes from: the app's own pages, a page of another origin that is allowed (`allowed` holds that
 * origin), a page that isn't, or no page at all (native clients and curl send neither of the two headers).
 */
export type RequestSource = { kind: "own" | "none" | "foreign" } | { kind: "allowed"; origin: string }

/**
 * Tells the sources apart as browsers do: by `Sec-Fetch-Site` (Fetch Metadata), which no page can set; where a
 * browser is too old for it or the page isn't on HTTPS, by Origin against Host.
 * @param allowedOrigins lower-case origins
 */
export function requestSource(headers: Headers, allowedOrigins: readonly string[]): RequestSource {
  const site = headers.get("sec-fetch-site")
  if (site === "same-origin") return { kind: "own" }
  const origin = headers.get("origin")?.toLowerCase()
  if (origin === undefined) return { kind: site === null || site === "none" ? "none" : "foreign" }
  if (allowedOrigins.includes(origin)) return { kind: "allowed", origin }
  const isOwn =
    site === null && URL.canParse(origin) && new URL(origin).host === headers.get("host")?.toLowerCase()
  return { kind: isOwn ? "own" : "foreign" }
}
