export const noSniff = { "X-Content-Type-Options": "nosniff" }
/** Keeps pages and GET endpoints out of search engines. */
export const noIndex = { "X-Robots-Tag": "noindex, nofollow" }

/** Sent by `proxy.ts` with every page, together with the Content-Security-Policy. */
const always = {
  ...noSniff,
  // Anyone who knows a room's URL may join, so don't send it to other sites.
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": [
    ...["camera", "microphone", "display-capture", "speaker-selection", "screen-wake-lock"],
    ...["picture-in-picture", "fullscreen", "autoplay"],
  ]
    .map((feature) => `${feature}=(self)`)
    .concat("geolocation=()")
    .join(", "),
}

/** For HTTPS only (RFC 6797, section 7.2). Without subdomains, because they may belong to other apps. */
const strictTransport = { "Strict-Transport-Security": "max-age=31536000" }

/** Returns the headers of the page at `path`, besides its Content-Security-Policy. */
export function pageHeaders(path: string, isHttps: boolean): Record<string, string> {
  return {
    ...always,
    ...(isHttps && strictTransport),
    ...(path.startsWith("/rooms/") && noIndex),
  }
}

/**
 * The one page that may connect to any LiveKit server. Its policy belongs to the document, so link to it with `<a>`:
 * next/link keeps the policy of the page before.
 */
export const JOIN_WITH_TOKEN_PATH = "/connect/join"

/** Other servers that pages may send to, such as an error tracker's or analytics': `"https://o1.ingest.example.com"`. */
const OTHER_SERVERS: readonly string[] = []

type Options = {
  /** Random base64, new for each page. Browsers block scripts and styles without it. */
  nonce: string
  isDevelopment: boolean
  /** The servers that pages connect to, besides this app: ws, wss, http or https URLs. */
  servers: readonly string[]
  /** Set for `JOIN_WITH_TOKEN_PATH`, which connects to the LiveKit server that its visitor enters. */
  anyServer?: { isHttps: boolean } | undefined
}

/**
 * Returns a page's Content-Security-Policy. To embed or load something from elsewhere, add it here.
 * `'strict-dynamic'` lets Next.js' first scripts load the others. `upgrade-insecure-requests` would break a LiveKit server
 * on `ws://localhost`.
 */
export function contentSecurityPolicy({ nonce, isDevelopment, servers, anyServer }: Options): string {
  const directives = {
    "default-src": ["'self'"],
    // React's development build needs eval for the server's stack traces.
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(isDevelopment ? ["'unsafe-eval'"] : []),
    ],
    // In development, Next.js adds styles without the nonce.
    "style-src": isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`],
    "style-src-attr": ["'unsafe-inline'"],
    "connect-src": [
      "'self'",
      ...OTHER_SERVERS,
      ...new Set([...servers.flatMap(connectSources), ...(anyServer ? anySources(anyServer) : [])]),
    ],
    "img-src": ["'self'", "data:", "blob:"],
    "media-src": ["'self'", "blob:"],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ")
}

/** Returns every server that browsers allow: from an HTTPS page, only encrypted ones and the same machine. */
function anySources({ isHttps }: { isHttps: boolean }): string[] {
  const secure = ["wss:", "https:"]
  if (!isHttps) return [...secure, "ws:", "http:"]
  const loopback = ["localhost:*", "127.0.0.1:*"]
  return [...secure, ...loopback.flatMap((host) => [`ws://${host}`, `http://${host}`])]
}

/** LiveKit's client uses WebSocket and HTTP, and on LiveKit Cloud also the hosts of other regions. */
function connectSources(server: string): string[] {
  const { protocol, host } = new URL(server)
  const isSecure = protocol === "wss:" || protocol === "https:"
  const name = host.endsWith(".livekit.cloud") ? "*.livekit.cloud" : host
  return isSecure ? [`wss://${name}`, `https://${name}`] : [`ws://${name}`, `http://${name}`]
}
