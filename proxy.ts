import { type NextRequest, NextResponse } from "next/server"
import { linkedPageList } from "./app/linked-page-list"
import { contentSecurityPolicy } from "./lib/content-security-policy"
import { pageHeaders } from "./lib/headers"
import { type EnvResult, readEnv } from "./lib/server/env"
import { randomBytes } from "./lib/server/random-bytes"
import { isHttps, visitorOf } from "./lib/server/visitor"

/**
 * Gives each page its headers, the Content-Security-Policy made per request because of the nonce and so that one build fits any
 * LiveKit server; and each new visitor their cookie, so that two tabs that open at once are one visitor to the token
 * endpoint.
 */
export function proxy(request: NextRequest) {
  const result = readEnv()
  const policy = contentSecurityPolicy({
    nonce: randomBytes(16).toString("base64"),
    isDevelopment: process.env.NODE_ENV === "development",
    servers: serversOfPages(result),
    anyServer: connectsAnywhere(request.nextUrl.pathname)
      ? { isHttps: isHttps(request.headers) || request.nextUrl.protocol === "https:" }
      : undefined,
  })
  // Next reads the nonce from the request's header and puts it on its own scripts.
  const headers = new Headers(request.headers)
  headers.set("Content-Security-Policy", policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set("Content-Security-Policy", policy)
  const own = pageHeaders(request.nextUrl.pathname, isHttps(request.headers))
  for (const [name, value] of Object.entries(own)) response.headers.set(name, value)
  const isPageLoad = request.headers.get("sec-fetch-dest") === "document"
  const cookie =
    result.ok && isPageLoad ? visitorOf(request.headers, result.env.cookieKey).setCookie : undefined
  if (cookie !== undefined) response.headers.append("Set-Cookie", cookie)
  return response
}

function connectsAnywhere(path: string): boolean {
  return linkedPageList.some(({ connectsAnywhereAt = [] }) => connectsAnywhereAt.some((at) => at === path))
}

/** What the pages connect to besides the app: the LiveKit server, and a token server that isn't the app. */
function serversOfPages(result: EnvResult): string[] {
  if (result.ok) return [result.env.serverUrl]
  const server = result.developmentTokenServer
  return server ? [server.baseUrl, server.serverUrl] : []
}

export const config = {
  // Not the API, whose bodies Next would buffer for this, and no files.
  matcher: ["/((?!api(?:/|$)|_next/static|_next/image|favicon\\.ico$).*)"],
}
