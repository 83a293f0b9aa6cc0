import { randomBytes } from "node:crypto"
import { type NextRequest, NextResponse } from "next/server"
import { type EnvResult, readEnv } from "./lib/server/env"
import { isHttps } from "./lib/server/origin"
import { contentSecurityPolicy, JOIN_WITH_TOKEN_PATH, pageHeaders } from "./lib/server/page-headers"
import { canDecode } from "./lib/server/request-guard"
import { getVisitor } from "./lib/server/visitor"
import { parseTheme, THEME_COOKIE, themeCookie } from "./lib/theme"

/**
 * Sets the headers of every page. The Content-Security-Policy is made per request, because of its nonce and so that one
 * build fits any LiveKit server. New visitors get their cookie here, so that two tabs opened at once share one.
 */
export function proxy(request: NextRequest) {
  const { pathname, protocol } = request.nextUrl
  if (pathname !== "/" && pathname.endsWith("/")) return redirectWithoutSlash(request)
  const result = readEnv()
  const policy = contentSecurityPolicy({
    nonce: randomBytes(16).toString("base64"),
    isDevelopment: process.env.NODE_ENV === "development",
    servers: pageServers(result),
    anyServer:
      pathname === JOIN_WITH_TOKEN_PATH
        ? { isHttps: isHttps(request.headers) || protocol === "https:" }
        : undefined,
  })
  // Next.js reads the nonce from the request's header and adds it to its own scripts.
  const headers = new Headers(request.headers)
  headers.set("Content-Security-Policy", policy)
  // Next.js returns 500 for a path such as /rooms/100%, which it can't decode.
  const response = canDecode(pathname)
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(notFoundUrl(request), { request: { headers } })
  response.headers.set("Content-Security-Policy", policy)
  for (const [name, value] of Object.entries(pageHeaders(pathname, isHttps(request.headers)))) {
    response.headers.set(name, value)
  }
  if (request.headers.get("sec-fetch-dest") !== "document") return response
  const theme = parseTheme(request.cookies.get(THEME_COOKIE)?.value)
  // Again with each visit: Safari deletes a cookie that a script has set after seven days.
  if (theme !== "system") response.headers.append("Set-Cookie", themeCookie(theme))
  if (result.ok) {
    const { setCookie } = getVisitor(request.headers, result.env.cookieKey)
    if (setCookie !== undefined) response.headers.append("Set-Cookie", setCookie)
  }
  return response
}

/** Next.js' own redirect is off in next.config.ts, because it applies to the API too. */
function redirectWithoutSlash(request: NextRequest) {
  // Not `nextUrl`, which adds the slash again.
  const url = new URL(request.url)
  url.pathname = url.pathname.replace(/\/+$/, "")
  return NextResponse.redirect(url, 308)
}

function notFoundUrl(request: NextRequest) {
  const url = request.nextUrl.clone()
  url.pathname = "/404"
  return url
}

/** Returns the servers that pages connect to besides this app: LiveKit's, and an external token server. */
function pageServers(result: EnvResult): string[] {
  if (result.ok) return [result.env.serverUrl]
  const server = result.developmentTokenServer
  return server ? [server.baseUrl, server.serverUrl] : []
}

export const config = {
  // Excludes files, and the API: Next.js buffers a request's body for the proxy and truncates it without an error.
  matcher: ["/((?!api(?:/|$)|_next/static/|favicon\\.ico$).*)"],
}
