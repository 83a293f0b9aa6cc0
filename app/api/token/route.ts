import { readBody } from "@/lib/server/body"
import { jsonResponse } from "@/lib/server/json-response"
import { answerOptions, methodRefusal } from "@/lib/server/other-methods"
import { randomBytes } from "@/lib/server/random-bytes"
import { tokenHandler } from "@/lib/server/token-handler"
import { mintToken } from "@/lib/token/mint"
import { permit } from "@/lib/token/permit"
import { policy } from "@/lib/token/policy"
import { readTokenRequest } from "@/lib/token/read-request"

/**
 * LiveKit's standard token endpoint: docs/token-endpoint.md. What happens before the body is read (configuration,
 * origin, rate limit, authorisation) and how errors are answered stands in `tokenHandler`.
 */
export const POST = tokenHandler(async (request, { env, visitor, caller, headers }) => {
  // read
  const body = await readBody(request)
  // parse
  const asked = readTokenRequest(body)
  // policy
  const { agentNames, identityKey } = env
  const granted = permit(policy, asked, {
    caller,
    visitorId: visitor.id,
    identityKey,
    agentNames,
    randomBytes,
  })
  // mint
  const token = mintToken(granted, env.credentials, Date.now() / 1000)
  // answer
  if (visitor.setCookie) headers["Set-Cookie"] = visitor.setCookie
  return jsonResponse({ server_url: env.serverUrl, participant_token: token }, 201, headers)
})

export const OPTIONS = answerOptions
const refuse = methodRefusal("OPTIONS, POST")

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT }
