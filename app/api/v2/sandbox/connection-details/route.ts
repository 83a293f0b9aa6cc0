import { developmentTokenServer } from "@/lib/server/development-token-server"
import { methodNotAllowed, preflightResponse } from "@/lib/server/responses"
import { POST as issueToken } from "../../../token/route"

/** The URL that `TokenSource.developmentTokenServer(id, { baseUrl })` requests, with the token endpoint's schema. */
export const POST = developmentTokenServer(issueToken)
export const OPTIONS = developmentTokenServer(preflightResponse)
const refuse = developmentTokenServer(methodNotAllowed("OPTIONS, POST"))

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT }
