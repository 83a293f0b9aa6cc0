import "server-only"
import { subscribe } from "node:diagnostics_channel"
import type { ServerResponse } from "node:http"

/**
 * Closes each keep-alive connection with its next response after SIGTERM or SIGINT. Next.js stops listening and waits
 * for all connections to end, but a client that keeps sending requests would hold its connection open forever.
 */
export function shutDownGracefully() {
  let isShuttingDown = false
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      isShuttingDown = true
    })
  }
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse }
    if (isShuttingDown) response.shouldKeepAlive = false
  })
}
