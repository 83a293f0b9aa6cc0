import { fromQuery, toConnectionDetails } from "@/lib/server/connection-details"
import { developmentTokenServer } from "@/lib/server/development-token-server"
import { answerOptions, methodRefusal } from "@/lib/server/other-methods"
import { POST as issueToken } from "../../token/route"

/** The form that LiveKit's older starters ask: room and name in the query, camelCase in the answer. */
export const POST = developmentTokenServer(async (request) =>
  toConnectionDetails(await issueToken(fromQuery(request))),
)
export const OPTIONS = developmentTokenServer(answerOptions)
const refuse = developmentTokenServer(methodRefusal("OPTIONS, POST"))

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT }
