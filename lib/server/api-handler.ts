import "server-only"
import { ApiError } from "../token/errors"
import type { Caller } from "../token/policy-types"
import { authorize } from "./authorize"
import { type Env, requireEnv } from "./env"
import { allAllowedOrigins, allowAnyOrigin, corsHeaders, isTrustedHost, requestSource } from "./origin"
import { limitRate } from "./rate-limit"
import { problemResponse } from "./responses"
import { getVisitor, type Visitor } from "./visitor"

/** What a handler knows about a request that passed all checks. `headers` belong on its response. */
export type ApiContext = { env: Env; visitor: Visitor; caller: Caller; headers: Record<string, string> }

/**
 * Wraps a handler in the checks that come before the body, in this order: configuration, origin, rate limit,
 * authorization. Errors thrown here or by the handler become problem documents.
 * @param counter counts these requests separately from token requests, up to the same limit
 */
export function apiHandler(
  handle: (request: Request, context: ApiContext) => Promise<Response>,
  counter?: string,
) {
  return async (request: Request): Promise<Response> => {
    let headers: Record<string, string> = allowAnyOrigin
    try {
      const env = requireEnv()
      headers = checkOrigin(request.headers, env)
      const visitor = getVisitor(request.headers, env.cookieKey)
      await limitRate(request.headers, visitor, env, counter)
      const caller = await authorize(request)
      return await handle(request, { env, visitor, caller, headers })
    } catch (error) {
      return problemResponse(error, headers)
    }
  }
}

/** Returns the CORS headers of the response. @throws ApiError `forbidden` for a foreign origin */
function checkOrigin(headers: Headers, env: Env): Record<string, string> {
  const allowedOrigins = allAllowedOrigins(env.allowedOrigins)
  if (env.isDevelopment && !isTrustedHost(headers.get("host"), allowedOrigins)) {
    throw new ApiError(
      "forbidden",
      "The development server doesn’t accept this host name. To allow it, add it to ALLOWED_ORIGINS.",
    )
  }
  const source = requestSource(headers, allowedOrigins)
  if (source.kind === "foreign") {
    throw new ApiError("forbidden", "This website isn’t allowed to request tokens. See ALLOWED_ORIGINS.", {
      headers: corsHeaders(source),
    })
  }
  return corsHeaders(source)
}
