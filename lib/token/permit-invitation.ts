import { TokenError } from "./errors"
import type { TokenPolicy } from "./policy-types"

/**
 * The agent that somebody in a room may invite: the one they ask for, else the first.
 * @param agentNames AGENT_NAME
 * @throws TokenError `not_found` where nobody may invite, `forbidden` for an agent that AGENT_NAME doesn't name
 */
export function permitInvitation(
  policy: TokenPolicy,
  asked: string | undefined,
  agentNames: readonly string[],
): string {
  const [first] = policy.agents.invite ? agentNames : []
  if (first === undefined) throw new TokenError("not_found", "No agent can be invited here. See AGENT_NAME.")
  if (asked === undefined || agentNames.includes(asked)) return asked ?? first
  throw new TokenError("forbidden", "That agent can't be invited here. See AGENT_NAME.", {
    field: "agent_name",
  })
}
