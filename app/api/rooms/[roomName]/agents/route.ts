import { roomNameFault } from "@/lib/room/room-name"
import { readBody } from "@/lib/server/body"
import { inviteAgent } from "@/lib/server/invite-agent"
import { jsonResponse } from "@/lib/server/json-response"
import { answerOptions, methodRefusal } from "@/lib/server/other-methods"
import { tokenHandler } from "@/lib/server/token-handler"
import { TokenError } from "@/lib/token/errors"
import { permitInvitation } from "@/lib/token/permit-invitation"
import { policy } from "@/lib/token/policy"
import { readInvitation } from "@/lib/token/read-invitation"

/**
 * Invites an agent of AGENT_NAME into a room: `{ "participant_token", "agent_name" }`, without a name the first one.
 * Only somebody who is in the room may, which their participant token shows. `201 { "state": "invited" }`, or 200 with
 * `"coming"` or `"here"`; errors are the token endpoint's (RFC 9457). docs/agents.md tells more.
 */
export const POST = (request: Request, { params }: RouteContext<"/api/rooms/[roomName]/agents">) =>
  tokenHandler(async (_, { env, headers }) => {
    const { roomName } = await params
    const fault = roomNameFault(roomName)
    if (fault) throw new TokenError("invalid", fault, { field: "room_name" })
    const { participant_token: token, agent_name: asked } = readInvitation(await readBody(request))
    const agentName = permitInvitation(policy, asked, env.agentNames)
    const state = await inviteAgent({ roomName, agentName, token }, env)
    return jsonResponse({ state }, state === "invited" ? 201 : 200, headers)
  }, "agents")(request)

export const OPTIONS = answerOptions
const refuse = methodRefusal("OPTIONS, POST")

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT }
