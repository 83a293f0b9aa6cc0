type Options = {
  /** Random base64, new for each page: scripts and styles without it don't run. */
  nonce: string
  isDevelopment: boolean
  /** The servers that pages connect to besides the app itself: any of ws, wss, http, https. */
  servers: readonly string[]
  /** Set for the one page that connects to whatever LiveKit server its visitor names. */
  anyServer?: { isHttps: boolean } | undefined
}

/**
 * The Content-Security-Policy of a page. To embed or load something else, add it here.
 * `'strict-dynamic'` lets Next's own scripts load the rest of them; `upgrade-insecure-requests` is missing because it
 * breaks a LiveKit server on `ws://localhost`.
 */
export function contentSecurityPolicy({ nonce, isDevelopment, servers, anyServer }: Options): string {
  const directives = {
    "default-src": ["'self'"],
    // React's development build rebuilds the server's stack traces with eval.
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(isDevelopment ? ["'unsafe-eval'"] : []),
    ],
    // In development Next adds styles as it goes, without the nonce.
    "style-src": isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`],
    "style-src-attr": ["'unsafe-inline'"],
    "connect-src": [
      "'self'",
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

/** Every server that a browser lets the page reach: from HTTPS only secure ones, and those on the same machine. */
function anySources({ isHttps }: { isHttps: boolean }): string[] {
  const secure = ["wss:", "https:"]
  if (!isHttps) return [...secure, "ws:", "http:"]
  const here = ["localhost:*", "127.0.0.1:*"]
  return [...secure, ...here.flatMap((host) => [`ws://${host}`, `http://${host}`])]
}

/** LiveKit's client opens a WebSocket and asks some things over HTTP; in LiveKit Cloud also of a region's own host. */
function connectSources(server: string): string[] {
  const { protocol, host } = new URL(server)
  const isSecure = protocol === "wss:" || protocol === "https:"
  const name = host.endsWith(".livekit.cloud") ? "*.livekit.cloud" : host
  return isSecure ? [`wss://${name}`, `https://${name}`] : [`ws://${name}`, `http://${name}`]
}
