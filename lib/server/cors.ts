import "server-only"
import type { RequestSource } from "./origin"

/**
 * What lets a page of an allowed origin read an answer. Without `Access-Control-Allow-Credentials`: such a page asks
 * as a client without cookies, and gets a new identity each time, so that it can't act as the visitor of our own pages.
 */
export function corsHeaders(source: RequestSource): Record<string, string> {
  if (source.kind !== "allowed") return { Vary: "Origin" }
  return {
    Vary: "Origin",
    "Access-Control-Allow-Origin": source.origin,
    "Access-Control-Expose-Headers": "RateLimit, RateLimit-Policy, Retry-After",
  }
}

/** The answer to a browser's question whether a page of an allowed origin may send its request. */
export function preflightHeaders(source: RequestSource): Record<string, string> {
  if (source.kind !== "allowed") return { Vary: "Origin" }
  return {
    ...corsHeaders(source),
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, X-Sandbox-ID",
    "Access-Control-Max-Age": "600",
  }
}
