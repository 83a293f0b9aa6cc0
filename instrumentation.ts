import type { Instrumentation } from "next"

/** Next.js calls this once when a server starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return
  const { recordPeerAddresses } = await import("./lib/server/client-address")
  const { shutDownGracefully } = await import("./lib/server/graceful-shutdown")
  const { guardRequests } = await import("./lib/server/request-guard")
  recordPeerAddresses()
  shutDownGracefully()
  if (process.env.NODE_ENV === "production") guardRequests()
}

/** Next.js calls this for an error of a page or route that nothing caught. The API's handlers catch theirs: lib/server/log.ts. */
export const onRequestError: Instrumentation.onRequestError = async (
  error,
  _request,
  { routePath, routeType },
) => {
  // Or `next dev` warns about Node's modules in the Edge runtime, with each page that it compiles.
  if (process.env.NEXT_RUNTIME !== "nodejs") return
  const { reportServerError } = await import("./lib/server/log")
  reportServerError(error, { place: routeType === "render" ? "render" : "server", route: routePath })
}
