import { apiHandler } from "@/lib/server/api-handler"
import { readBody } from "@/lib/server/body"
import { jsonResponse, methodNotAllowed, preflightResponse } from "@/lib/server/responses"
import { applyPolicy } from "@/lib/token/apply-policy"
import { mintToken } from "@/lib/token/mint"
import { policy } from "@/lib/token/policy"
import { readTokenRequest } from "@/lib/token/read-request"

/**
 * LiveKit's standard token endpoint: docs/token-endpoint.md. `apiHandler` checks the configuration, the origin, the rate
 * limit and `authorize` first, and turns errors into responses.
 */
export const POST = apiHandler(async (request, { env, visitor, caller, headers }) => {
  // 1. Read the body
  const body = await readBody(request)
  // 2. Parse it
  const tokenRequest = readTokenRequest(body)
  // 3. Apply the policy
  const permit = applyPolicy(policy, tokenRequest, {
    caller,
    visitorId: visitor.id,
    identityKey: env.identityKey,
    agentNames: env.agentNames,
  })
  // 4. Mint the token
  const token = await mintToken(permit, env.livekit)
  // 5. Respond
  if (visitor.setCookie) headers["Set-Cookie"] = visitor.setCookie
  return jsonResponse({ server_url: env.serverUrl, participant_token: token }, 201, headers)
})

export const OPTIONS = preflightResponse
const refuse = methodNotAllowed("OPTIONS, POST")

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT }
