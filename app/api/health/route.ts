import { checkHealth } from "@/lib/server/health"
import { methodRefusal } from "@/lib/server/other-methods"

/** 200 when everything works, else 503: for load balancers, monitors, and the page that explains a failed join. */
export async function GET() {
  const health = await checkHealth(Date.now())
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  })
}

const refuse = methodRefusal("GET, HEAD, OPTIONS")

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
