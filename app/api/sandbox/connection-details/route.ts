import { developmentTokenServer, fromQuery, toConnectionDetails } from "@/lib/server/development-token-server"
import { methodNotAllowed, preflightResponse } from "@/lib/server/responses"
import { POST as issueToken } from "../../token/route"

/** The format of LiveKit's older starters: room and name in the query, camelCase in the response. */
export const POST = developmentTokenServer(async (request) =>
  toConnectionDetails(await issueToken(fromQuery(request))),
)
export const OPTIONS = developmentTokenServer(preflightResponse)
const refuse = developmentTokenServer(methodNotAllowed("OPTIONS, POST"))

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT }
