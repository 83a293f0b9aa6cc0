import { noSniff } from "@/lib/server/page-headers"
import { allowMethods, methodNotAllowed } from "@/lib/server/responses"
import { openApiDocument } from "@/lib/token/openapi"

// Not `dynamic = "force-static"`: Next.js sends two Allow headers for other methods of a static route.
const document = openApiDocument()

export function GET() {
  return Response.json(document, { headers: noSniff })
}

const ALLOW = "GET, HEAD, OPTIONS"
export const OPTIONS = allowMethods(ALLOW)
const refuse = methodNotAllowed(ALLOW)

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
