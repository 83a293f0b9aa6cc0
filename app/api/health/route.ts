import { checkHealth } from "@/lib/server/health"
import { noIndex } from "@/lib/server/page-headers"
import { allowMethods, jsonResponse, methodNotAllowed } from "@/lib/server/responses"

/**
 * For load balancers, monitors, and the page that explains a failed join: 200 if the variables are complete and the LiveKit
 * server answers, else 503.
 */
export async function GET() {
  const health = await checkHealth(Date.now())
  return jsonResponse(health, health.status === "ok" ? 200 : 503, noIndex)
}

const ALLOW = "GET, HEAD, OPTIONS"
export const OPTIONS = allowMethods(ALLOW)
const refuse = methodNotAllowed(ALLOW)

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
