/** Next calls this once when a server starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return
  const { mendNodeRequests } = await import("./lib/server/node-request")
  const { shutDownGracefully } = await import("./lib/server/graceful-shutdown")
  mendNodeRequests()
  shutDownGracefully()
}
