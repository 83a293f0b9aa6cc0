import "server-only"
import { TokenError } from "../token/errors"
import { readableByAll } from "./cors"
import { readEnv } from "./env"
import { problemResponse } from "./problem"
import { isSameText } from "./same-text"

type Handler = (request: Request) => Response | Promise<Response>

/**
 * A route of the development token server: `handle` where it is open, 404 where it isn't. It is open in development,
 * and elsewhere for who knows the id that the owner has set. It opens nothing that the token endpoint doesn't: same
 * policy, same limits, only the addresses that `TokenSource.developmentTokenServer` and older clients ask.
 */
export function developmentTokenServer(handle: Handler): Handler {
  return (request) => {
    if (isOpen(request)) return handle(request)
    return problemResponse(
      new TokenError("not_found", "There is no development token server with this id here."),
      readableByAll,
    )
  }
}

function isOpen({ headers, method }: Request): boolean {
  const result = readEnv()
  // The handler says what is missing.
  if (!result.ok) return true
  const { developmentTokenServerId: id, isDevelopment } = result.env
  if (id === undefined) return isDevelopment
  // A browser's preflight can't carry the id.
  return method === "OPTIONS" || isSameText(headers.get("x-sandbox-id") ?? "", id)
}
