import { noIndex } from "@/lib/headers"
import { roomNameFault } from "@/lib/room/room-name"
import { jsonResponse } from "@/lib/server/json-response"
import { methodRefusal } from "@/lib/server/other-methods"
import { peopleIn } from "@/lib/server/people"
import { randomBytes } from "@/lib/server/random-bytes"
import { tokenHandler } from "@/lib/server/token-handler"
import { site } from "@/lib/site"
import { TokenError } from "@/lib/token/errors"
import { permit } from "@/lib/token/permit"
import { policy } from "@/lib/token/policy"

/**
 * Who is in a room: `200 { "count": 5, "names": ["Ada", "Ben", "Cleo"], "isFull": false }`, the first three by the time
 * they came.
 * Agents, recorders and hidden participants don't count. Whoever would be given a token for the room may ask, by the
 * same policy, and nobody else; errors are the token endpoint's (RFC 9457), 404 when lib/site.ts switches this off.
 */
export const GET = (request: Request, { params }: RouteContext<"/api/rooms/[roomName]/people">) =>
  tokenHandler(async (_, { env, visitor, caller, headers }) => {
    const { roomName } = await params
    if (!site.showsWhoIsHere) throw new TokenError("not_found", "This server doesn't say who is in a room.")
    const fault = roomNameFault(roomName)
    if (fault) throw new TokenError("invalid", fault, { field: "room_name" })
    const { agentNames, identityKey } = env
    const granted = permit(
      policy,
      { room_name: roomName },
      { caller, visitorId: visitor.id, identityKey, agentNames, randomBytes },
    )
    return jsonResponse(await peopleIn(granted.room, env), 200, { ...noIndex, ...headers })
  }, "people")(request)

const refuse = methodRefusal("GET, HEAD, OPTIONS")

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
