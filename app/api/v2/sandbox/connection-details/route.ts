import { developmentTokenServer } from "@/lib/server/development-token-server"
import { answerOptions, methodRefusal } from "@/lib/server/other-methods"
import { POST as issueToken } from "../../../token/route"

/** What `TokenSource.developmentTokenServer(id, { baseUrl })` asks: the token endpoint's own schema. */
export const POST = developmentTokenServer(issueToken)
export const OPTIONS = developmentTokenServer(answerOptions)
const refuse = developmentTokenServer(methodRefusal("OPTIONS, POST"))

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT }
