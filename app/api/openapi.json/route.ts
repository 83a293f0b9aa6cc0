import { openApiDocument } from "@/lib/token/openapi"

/** Made once, when the app is built. */
export const dynamic = "force-static"

export function GET() {
  return Response.json(openApiDocument(), { headers: { "X-Content-Type-Options": "nosniff" } })
}
