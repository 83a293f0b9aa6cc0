import { inviteAgent } from "@/lib/server/agents"
import { apiHandler } from "@/lib/server/api-handler"
import { readBody } from "@/lib/server/body"
import { jsonResponse, methodNotAllowed, preflightResponse } from "@/lib/server/responses"
import { permitInvitation, readInvitation } from "@/lib/token/invitation"
import { policy } from "@/lib/token/policy"
import { readRoomName } from "@/lib/token/read-request"

/**
 * Invites an agent to a room: `{ "participant_token", "agent_name" }`, by default the first agent of AGENT_NAME. Returns
 * `201 { "state": "invited" }`, or 200 with `"coming"` or `"here"`; see docs/agents.md.
 */
export const POST = (request: Request, { params }: RouteContext<"/api/rooms/[roomName]/agents">) =>
  apiHandler(async (_, { env, headers }) => {
    const roomName = readRoomName((await params).roomName)
    const { participant_token: token, agent_name: requested } = readInvitation(await readBody(request))
    const agentName = permitInvitation(policy, requested, env.agentNames)
    const state = await inviteAgent({ roomName, agentName, token }, env)
    return jsonResponse({ state }, state === "invited" ? 201 : 200, headers)
  }, "agents")(request)

export const OPTIONS = preflightResponse
const refuse = methodNotAllowed("OPTIONS, POST")

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT }
