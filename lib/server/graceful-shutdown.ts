import "server-only"
import { subscribe } from "node:diagnostics_channel"
import type { ServerResponse } from "node:http"

/**
 * Lets go of each connection with its next answer once the process was told to end. Next stops listening then, and waits
 * until nobody is connected; but a proxy or a browser that keeps asking over a connection that it has would be answered
 * for ever, and the process be killed in the middle of it.
 */
export function shutDownGracefully() {
  let isEnding = false
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      isEnding = true
    })
  }
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse }
    if (isEnding) response.shouldKeepAlive = false
  })
}
