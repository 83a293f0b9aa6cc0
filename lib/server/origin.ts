import "server-only"
import { isIP } from "node:net"
import { policy } from "../token/policy"

/** A host such as `*.example.com` or `*.localhost`, whose first label may be any. */
const WILDCARD = /^\*\.(?=localhost$|[^*]+\.[^*.]+$)/
/** One label of a host name. */
const LABEL = /^[a-z\d_-]+$/

/**
 * Returns an origin as browsers spell it: in lower case, with an international domain name in Punycode, and without the
 * scheme's default port. `https://*.example.com` stands for all origins with one more label.
 * @returns undefined for anything else, such as an origin with a path, `*` or `null`
 */
export function parseOrigin(text: string): string | undefined {
  const [, scheme = "", host = ""] =
    /^((?!wss?:)[a-z][a-z\d+.-]*):\/\/([^/?#@\s\\]+)\/?$/.exec(text.toLowerCase()) ?? []
  if (!URL.canParse(`${scheme}://${host}`)) return undefined
  // Only http(s) hosts are domains. Web views use others, such as `capacitor://localhost`.
  const { host: canonical, hostname } = new URL(`${scheme}://${host}`)
  if (hostname.includes("*") && !WILDCARD.test(hostname)) return undefined
  return canonical === "" ? undefined : `${scheme}://${canonical}`
}

/** Returns the origins of ALLOWED_ORIGINS, as the configuration has them, and the valid ones of the policy. */
export function allAllowedOrigins(configured: readonly string[]): string[] {
  return [...configured, ...policy.allowedOrigins.flatMap((origin) => parseOrigin(origin) ?? [])]
}

/** Whether the list has the origin, or a wildcard for it: `https://*.example.com` matches one label, never more. */
function isListed(origin: string, allowedOrigins: readonly string[]): boolean {
  return allowedOrigins.some((allowed) => {
    const [start = "", end] = allowed.split("*")
    if (end === undefined) return origin === allowed
    const label = origin.slice(start.length, -end.length)
    return origin === start + label + end && LABEL.test(label)
  })
}

/**
 * Where a request comes from: a page of this app ("own"), a page of an allowed or a foreign origin, or a client that
 * isn't a browser page ("none").
 */
export type RequestSource = { kind: "own" | "none" | "foreign" } | { kind: "allowed"; origin: string }

/**
 * Determines a request's source from `Sec-Fetch-Site`, which pages can't set. In old browsers and on plain HTTP, where
 * that header is missing, compares Origin with Host. Native clients and curl send neither header.
 * @param allowedOrigins as `parseOrigin` returns them
 */
export function requestSource(headers: Headers, allowedOrigins: readonly string[]): RequestSource {
  const site = headers.get("sec-fetch-site")
  if (site === "same-origin") return { kind: "own" }
  const origin = headers.get("origin")?.toLowerCase()
  if (origin === undefined) return { kind: site === null || site === "none" ? "none" : "foreign" }
  if (isListed(origin, allowedOrigins)) return { kind: "allowed", origin }
  const isOwn =
    site === null && URL.canParse(origin) && new URL(origin).host === headers.get("host")?.toLowerCase()
  return { kind: isOwn ? "own" : "foreign" }
}

/**
 * Returns the CORS headers of a response. Foreign origins get them too, so that their developers can read the error.
 * Without `Access-Control-Allow-Credentials`, other origins can't act as a visitor of this app.
 */
export function corsHeaders(source: RequestSource): Record<string, string> {
  switch (source.kind) {
    case "own":
    case "none":
      return { Vary: "Origin" }
    case "foreign":
      return allowAnyOrigin
    case "allowed":
      return {
        Vary: "Origin",
        "Access-Control-Allow-Origin": source.origin,
        "Access-Control-Expose-Headers": "RateLimit, RateLimit-Policy, Retry-After",
      }
    default:
      return source satisfies never
  }
}

/** For errors that reveal nothing about the caller. */
export const allowAnyOrigin = { Vary: "Origin", "Access-Control-Allow-Origin": "*" }

/**
 * Returns the CORS headers for a preflight. Foreign origins pass it and then get a readable 403; a failed preflight
 * would only tell the page "Failed to fetch".
 */
export function preflightHeaders(source: RequestSource): Record<string, string> {
  if (source.kind === "own" || source.kind === "none") return corsHeaders(source)
  return {
    ...corsHeaders(source),
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, X-Sandbox-ID",
    "Access-Control-Max-Age": "600",
  }
}

/**
 * Whether a development server accepts this Host header: an IP address, localhost, a `.local` name or an allowed origin.
 * Prevents DNS rebinding, where evil.example resolves to 127.0.0.1 and its pages count as pages of this server.
 * @param allowedOrigins as `parseOrigin` returns them
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
    ["http", "https"].some((scheme) => isListed(`${scheme}://${withPort}`, allowedOrigins))
  )
}

/**
 * Returns the app's public origin according to the request's headers, because a build doesn't know where it will be
 * deployed. Clients can forge them, so use it only for content that the same client sees.
 */
export function siteOrigin(headers: Headers): URL {
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() || headers.get("host")
  const url = `${isHttps(headers) ? "https" : "http"}://${host || "localhost"}`
  return new URL(URL.canParse(url) ? new URL(url).origin : "http://localhost")
}

/** Whether the browser's connection is encrypted, according to the proxy in front of the app. */
export function isHttps(headers: Headers): boolean {
  return headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https"
}
