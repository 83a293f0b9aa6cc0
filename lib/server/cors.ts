import "server-only"
import type { RequestSource } from "./origin"

/**
 * What lets a page of another origin read an answer: where that origin is allowed, and where the answer is the refusal that
 * tells its developer why. Without `Access-Control-Allow-Credentials`: such a page asks as a client without cookies, and
 * gets a new identity each time, so that it can't act as the visitor of our own pages.
 */
export function corsHeaders(source: RequestSource): Record<string, string> {
  switch (source.kind) {
    case "own":
    case "none":
      return { Vary: "Origin" }
    case "foreign":
      return readableByAll
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

/** For a refusal that says nothing about whoever asks. */
export const readableByAll = { Vary: "Origin", "Access-Control-Allow-Origin": "*" }

/**
 * The answer to a browser's question whether a page may send its request. Those of origins that aren't allowed may too:
 * the request is then refused in words, where a refused preflight would leave the page with “Failed to fetch”.
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
