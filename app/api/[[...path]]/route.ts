import { allowAnyOrigin } from "@/lib/server/origin"
import { problemResponse } from "@/lib/server/responses"
import { ApiError } from "@/lib/token/errors"

/** Responds to all other paths under /api, where Next.js would respond with a page. */
const notFound = () =>
  problemResponse(
    new ApiError("not_found", "The API has no such path. See /api/openapi.json."),
    allowAnyOrigin,
  )

export {
  notFound as DELETE,
  notFound as GET,
  notFound as HEAD,
  notFound as OPTIONS,
  notFound as PATCH,
  notFound as POST,
  notFound as PUT,
}
