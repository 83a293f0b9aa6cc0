import { noIndex } from "@/lib/headers"
import { checkHealth } from "@/lib/server/health"
import { jsonResponse } from "@/lib/server/json-response"
import { methodRefusal } from "@/lib/server/other-methods"

/** 200 when everything works, else 503: for load balancers, monitors, and the page that explains a failed join. */
export async function GET() {
  const health = await checkHealth(Date.now())
  return jsonResponse(health, health.status === "ok" ? 200 : 503, noIndex)
}

const refuse = methodRefusal("GET, HEAD, OPTIONS")

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
