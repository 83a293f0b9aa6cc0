import "server-only"
import { type IncomingMessage, Server, type ServerResponse } from "node:http"
import { BASE_PATH } from "../app-path"
import { ApiError, toProblem } from "../token/errors"
import { noSniff } from "./page-headers"

/** How long a client may go on sending its body after the response. */
const LATE_BODY_MS = 5_000
const PAGE_METHODS = "GET, HEAD"
/** Next.js throws for other methods, such as TRACE. */
const ROUTE_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
/** Next.js returns 500 if a static file doesn't meet one of these conditions. */
const FILE_CONDITIONS = ["range", "if-match", "if-unmodified-since"]

type Emit = (this: Server, event: string | symbol, ...args: unknown[]) => boolean

/**
 * Handles the requests that Next.js answers badly or never, before it sees them: with `next start` and in the Docker
 * image, where Next.js makes the `http.Server`. Not for development, where Next.js has endpoints of its own.
 */
export function guardRequests() {
  const prototype = Server.prototype as { emit: Emit }
  const { emit } = prototype
  prototype.emit = function (event, ...args) {
    if (event === "connection") ignoreUpgrades(this)
    if (event === "request" && respond(...(args as [IncomingMessage, ServerResponse]))) return true
    return emit.call(this, event, ...args)
  }
}

/**
 * Without a listener, Node.js treats a request to upgrade as an ordinary one. Next.js' listener keeps the socket of each
 * upgrade that it doesn't know, forever. It also proxies WebSockets: if a rewrite in next.config.ts needs that, keep it
 * for the rewrite's path.
 */
function ignoreUpgrades(server: Server) {
  server.removeAllListeners("upgrade")
}

/** Returns true if it responded to the request, so that Next.js must not. */
function respond(request: IncomingMessage, response: ServerResponse): boolean {
  for (const [name, value] of Object.entries(noSniff)) response.setHeader(name, value)
  response.once("finish", () => endLateBody(request))
  if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false
  // Browsers and other clients of WebSockets want no page. Those that ask for HTTP/2 do.
  if (/websocket/i.test(request.headers.upgrade ?? "")) {
    response.writeHead(404).end()
    return true
  }
  // Clients may send the whole URL (RFC 9112, section 3.2.2). Next.js redirects it to itself.
  const url = (request.url ?? "/").replace(/^https?:\/\/[^/?]*/i, "")
  request.url = url.startsWith("/") ? url : `/${url}`
  const path = request.url.split("?", 1)[0] ?? "/"
  const isApi = path === `${BASE_PATH}/api` || path.startsWith(`${BASE_PATH}/api/`)
  return isApi ? respondAsApi(request, response, path) : respondAsPage(request, response, path)
}

/** The routes read their own bodies and respond to most methods. */
function respondAsApi(request: IncomingMessage, response: ServerResponse, path: string): boolean {
  // The supported methods are in each route's 405. No route supports PATCH.
  if (!ROUTE_METHODS.includes(request.method ?? "")) request.method = "PATCH"
  if (canDecode(path)) return false
  // Next.js returns 500.
  const problem = toProblem(new ApiError("invalid", "The path isn’t valid percent-encoding."))
  const headers = { "Content-Type": "application/problem+json", "Cache-Control": "no-store" }
  response.writeHead(problem.status, headers).end(JSON.stringify(problem))
  return true
}

/**
 * Pages and files take no body. Next.js would buffer up to 10 MB of it for `proxy.ts`, for as long as it takes, and log
 * a stack trace for each Server Action that doesn't exist. If you add Server Actions, let their POST requests pass.
 */
function respondAsPage(request: IncomingMessage, response: ServerResponse, path: string): boolean {
  if (path.startsWith(`${BASE_PATH}/_next/static/`)) {
    for (const name of FILE_CONDITIONS) delete request.headers[name]
  }
  const isSupported = request.method === "GET" || request.method === "HEAD"
  if (isSupported && !hasBody(request)) return false
  const status = isSupported ? 413 : 405
  response.writeHead(status, { ...(isSupported ? {} : { Allow: PAGE_METHODS }), "Cache-Control": "no-store" })
  response.end()
  return true
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0
}

/** Node.js discards what arrives after the response, but waits minutes for it. */
function endLateBody(request: IncomingMessage) {
  if (request.complete) return
  const timer = setTimeout(() => request.destroy(), LATE_BODY_MS)
  request.once("close", () => clearTimeout(timer))
}

/** Whether Next.js can decode a path. It throws for `%ff`. */
export function canDecode(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
