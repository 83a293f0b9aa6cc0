import { ApiError } from "./errors"
import type { TokenPolicy } from "./policy-types"
import type { AgentDispatch, RoomConfig } from "./schema"

/**
 * Returns the room configuration for a token: what the client may request, overridden by the owner's settings.
 * The SFU trusts the configuration in a token, and starts agents and recordings at the owner's cost.
 * @throws ApiError `forbidden`, naming the part of room_config that isn't allowed
 */
export function permitRoomConfig(
  policy: TokenPolicy,
  requested: RoomConfig | undefined,
  agentNames: readonly string[],
): RoomConfig | undefined {
  const allowed: readonly string[] = policy.fields.room_config
  for (const field of Object.keys(requested ?? {})) {
    if (!allowed.includes(field)) {
      throw forbidden(`room_config.${field}`, `This server doesn’t let clients set “room_config.${field}”.`)
    }
  }
  requested?.agents?.forEach((agent, index, agents) => {
    const field = `room_config.agents.${index}`
    checkAgent(agent, field, policy, agentNames)
    // Each entry is a job that the owner pays for.
    if (agents.findIndex((other) => other.agent_name === agent.agent_name) !== index) {
      throw forbidden(field, "You can’t request the same agent twice.")
    }
  })
  const agents = policy.room.agents ?? withDefaultAgents(requested?.agents, policy, agentNames)
  const config = { ...requested, ...policy.room, ...(agents && { agents }) }
  return Object.keys(config).length === 0 ? undefined : config
}

/**
 * The configuration of a room for a connection check: it starts nothing that the owner pays for, closes at once, and holds
 * one participant, so that it can't serve as a room without the owner's settings. 0 would mean the server's default.
 */
export const CHECK_ROOM: RoomConfig = { empty_timeout: 1, departure_timeout: 1, max_participants: 1 }

function checkAgent(agent: AgentDispatch, field: string, policy: TokenPolicy, agentNames: readonly string[]) {
  const { agent_name: name, metadata, ...rest } = agent
  if (name === undefined || !agentNames.includes(name)) {
    throw forbidden(`${field}.agent_name`, "This agent can’t be requested here. See AGENT_NAME.")
  }
  const [other] = Object.keys(rest)
  const refused = metadata !== undefined && policy.agents.metadata === "refused" ? "metadata" : other
  if (refused !== undefined) {
    throw forbidden(`${field}.${refused}`, `This server doesn’t let clients set “${refused}” of an agent.`)
  }
}

/** Adds the agents that the policy dispatches to every room, whatever the client requests. */
function withDefaultAgents(
  requested: AgentDispatch[] | undefined,
  { agents: { dispatch } }: TokenPolicy,
  agentNames: readonly string[],
): AgentDispatch[] | undefined {
  const defaults = { "on request": [], first: agentNames.slice(0, 1), all: agentNames }[dispatch]
  const missing = defaults.filter((name) => !requested?.some((agent) => agent.agent_name === name))
  if (requested === undefined && missing.length === 0) return undefined
  return [...(requested ?? []), ...missing.map((name) => ({ agent_name: name }))]
}

function forbidden(field: string, detail: string) {
  return new ApiError("forbidden", detail, { field })
}
