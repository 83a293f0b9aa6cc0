import "server-only"
import { TokenError } from "../token/errors"
import { policy } from "../token/policy"
import type { Allowed, Asker, Denied } from "../token/policy-types"
import { corsHeaders } from "./cors"
import type { Env } from "./env"
import { isTrustedHost } from "./host"
import { logError } from "./log"
import { requestSource } from "./origin"
import { problemResponse } from "./problem"
import { limitRate } from "./rate-limit"
import { usableEnv } from "./usable-env"
import { type Visitor, visitorOf } from "./visitor"

/** What is known of a request that got past the door: `headers` belong on whatever is answered. */
export type TokenCall = { env: Env; visitor: Visitor; caller: Allowed; headers: Record<string, string> }

/**
 * The door of the token endpoint, before a body is read: configuration, origin, rate limit, authorisation, in that
 * order. Whatever is thrown here or in `handle` becomes a problem document.
 * @param counter requests of another kind than for tokens are counted apart, up to the same limit
 */
export function tokenHandler(
  handle: (request: Request, call: TokenCall) => Promise<Response>,
  counter?: string,
) {
  return async (request: Request): Promise<Response> => {
    const { headers: asked } = request
    const headers: Record<string, string> = { Vary: "Origin" }
    try {
      const env = usableEnv()
      const allowedOrigins = [...env.allowedOrigins, ...policy.allowedOrigins]
      if (env.isDevelopment && !isTrustedHost(asked.get("host"), allowedOrigins)) {
        throw new TokenError(
          "forbidden",
          "This development server doesn't answer to that name. If it is yours, name it in ALLOWED_ORIGINS.",
        )
      }
      const source = requestSource(asked, allowedOrigins)
      Object.assign(headers, corsHeaders(source))
      if (source.kind === "foreign") {
        throw new TokenError("forbidden", "Pages of this origin may not ask for tokens. See ALLOWED_ORIGINS.")
      }
      const visitor = visitorOf(asked, env.cookieKey)
      await limitRate(asked, visitor, env, counter)
      const caller = await authorized(request)
      return await handle(request, { env, visitor, caller, headers })
    } catch (error) {
      return problemResponse(error, headers)
    }
  }
}

async function authorized(request: Asker): Promise<Allowed> {
  let decision: Allowed | Denied
  try {
    decision = await policy.authorize(request)
  } catch (error) {
    logError("The authorize hook of lib/token/policy.ts failed", error)
    throw new TokenError(
      "unavailable",
      "Whether you may join can't be checked right now. Try again in a moment.",
    )
  }
  if (decision.allow) return decision
  throw new TokenError(decision.status === 401 ? "unauthorized" : "forbidden", decision.detail)
}
