import { apiHandler } from "@/lib/server/api-handler"
import { readBody } from "@/lib/server/body"
import { jsonResponse, methodNotAllowed, preflightResponse } from "@/lib/server/responses"
import { setAttributes } from "@/lib/server/rooms"
import { readOwnAttributes } from "@/lib/token/own-attributes"
import { readRoomName } from "@/lib/token/read-request"

/**
 * Raises and lowers a participant's hand, and publishes the proof that they have an encrypted call's key, where the policy
 * doesn't let participants change themselves: `{ "participant_token", "attributes" }`.
 */
export const POST = (request: Request, { params }: RouteContext<"/api/rooms/[roomName]/attributes">) =>
  apiHandler(async (_, { env, headers }) => {
    const roomName = readRoomName((await params).roomName)
    const { token, attributes } = readOwnAttributes(await readBody(request))
    await setAttributes({ roomName, token, attributes }, env)
    return jsonResponse({ attributes }, 200, headers)
  }, "attributes")(request)

export const OPTIONS = preflightResponse
const refuse = methodNotAllowed("OPTIONS, POST")

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT }
