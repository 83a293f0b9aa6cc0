import { apiHandler } from "@/lib/server/api-handler"
import { noIndex } from "@/lib/server/page-headers"
import { allowMethods, jsonResponse, methodNotAllowed } from "@/lib/server/responses"
import { summarizeParticipants } from "@/lib/server/rooms"
import { site } from "@/lib/site"
import { applyPolicy } from "@/lib/token/apply-policy"
import { ApiError } from "@/lib/token/errors"
import { policy } from "@/lib/token/policy"
import { readRoomName } from "@/lib/token/read-request"

/**
 * Returns who is in a room: `200 { "count": 5, "names": ["Ada", "Ben", "Cleo"], "isFull": false, "isRecording": false }`,
 * with the names of the first three. Only callers who would get a token for the room may ask. `site.showsParticipants`
 * turns it off (404).
 */
export const GET = (request: Request, { params }: RouteContext<"/api/rooms/[roomName]/people">) =>
  apiHandler(async (_, { env, visitor, caller, headers }) => {
    if (!site.showsParticipants) throw new ApiError("not_found", "This server doesn’t show who is in a room.")
    const roomName = readRoomName((await params).roomName)
    const { agentNames, identityKey } = env
    const context = { caller, visitorId: visitor.id, identityKey, agentNames }
    const { room } = applyPolicy(policy, { room_name: roomName }, context)
    return jsonResponse(await summarizeParticipants(room, env), 200, { ...noIndex, ...headers })
  }, "people")(request)

const ALLOW = "GET, HEAD, OPTIONS"
export const OPTIONS = allowMethods(ALLOW)
const refuse = methodNotAllowed(ALLOW)

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
