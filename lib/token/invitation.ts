import { z } from "zod"
import { ApiError } from "./errors"
import type { TokenPolicy } from "./policy-types"
import { parseJson } from "./read-request"

const text = z.string().min(1)
const invitationSchema = z.strictObject({
  participant_token: text.max(16 * 1024),
  agent_name: text.max(256).optional(),
})

export type Invitation = z.infer<typeof invitationSchema>

/**
 * Parses the body of a request to invite an agent.
 * @throws ApiError `invalid`, naming the invalid field
 */
export function readInvitation(body: string): Invitation {
  const parsed = invitationSchema.safeParse(parseJson(body))
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path[0]?.toString()
  throw field === undefined
    ? new ApiError(
        "invalid",
        "The body must be a JSON object with “participant_token” and, optionally, “agent_name”.",
      )
    : new ApiError("invalid", `“${field}” is missing or invalid.`, { field })
}

/**
 * Returns the name of the agent to invite: the requested one, or the first of AGENT_NAME.
 * @throws ApiError `not_found` where invitations are off, `forbidden` for an agent that AGENT_NAME doesn't list
 */
export function permitInvitation(
  policy: TokenPolicy,
  requested: string | undefined,
  agentNames: readonly string[],
): string {
  const [first] = policy.agents.invite ? agentNames : []
  if (first === undefined) throw new ApiError("not_found", "No agents can be invited here. See AGENT_NAME.")
  if (requested === undefined || agentNames.includes(requested)) return requested ?? first
  throw new ApiError("forbidden", "This agent can’t be invited here. See AGENT_NAME.", {
    field: "agent_name",
  })
}
