import "server-only"
import { policy } from "../token/policy"
import type { Env } from "./env"

/** The agents that people in a room may invite, for the page to offer. */
export function invitableAgents({ agentNames }: Env): readonly string[] {
  return policy.agents.invite ? agentNames : []
}
