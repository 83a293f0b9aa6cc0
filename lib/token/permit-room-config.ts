import { TokenError } from "./errors"
import type { TokenPolicy } from "./policy-types"
import type { AgentDispatch, RoomConfig } from "./room-config"

const refuse = (field: string, detail: string): never => {
  throw new TokenError("forbidden", detail, { field })
}

/**
 * The room's configuration as a token may carry it: what the client may ask for, then the owner's settings over it.
 * A configuration in a signed token is believed by the SFU, which starts agents and egress by it, at the owner's cost.
 * @throws TokenError `forbidden`, naming the part of room_config at fault
 */
export function permitRoomConfig(
  policy: TokenPolicy,
  asked: RoomConfig | undefined,
  agentNames: readonly string[],
): RoomConfig | undefined {
  const allowed: readonly string[] = policy.fields.room_config
  for (const field of Object.keys(asked ?? {})) {
    if (!allowed.includes(field)) {
      refuse(`room_config.${field}`, `This server doesn't let clients set “room_config.${field}”.`)
    }
  }
  asked?.agents?.forEach((agent, index, all) => {
    // Each entry is a job that the owner pays for.
    if (all.findIndex((other) => other.agent_name === agent.agent_name) !== index) {
      refuse(`room_config.agents.${index}`, "The same agent can't be called twice.")
    }
    checkAgent(agent, `room_config.agents.${index}`, policy, agentNames)
  })
  const agents = policy.room.agents ?? permitAgents(policy, asked?.agents, agentNames)
  const config = { ...asked, ...policy.room, ...(agents === undefined ? {} : { agents }) }
  return Object.keys(config).length === 0 ? undefined : config
}

/** What the client may call, and what the owner calls into every room: no client can leave that out. */
function permitAgents(
  { agents }: TokenPolicy,
  asked: AgentDispatch[] | undefined,
  agentNames: readonly string[],
): AgentDispatch[] | undefined {
  const own = { "when asked": [], first: agentNames.slice(0, 1), all: agentNames }[agents.dispatch]
  const missing = own.filter((name) => !asked?.some((agent) => agent.agent_name === name))
  if (asked === undefined && missing.length === 0) return undefined
  return [...(asked ?? []), ...missing.map((name) => ({ agent_name: name }))]
}

function checkAgent(agent: AgentDispatch, field: string, policy: TokenPolicy, agentNames: readonly string[]) {
  const { agent_name: name, metadata, ...rest } = agent
  if (name === undefined || !agentNames.includes(name)) {
    refuse(`${field}.agent_name`, "This server doesn't let clients call that agent. See AGENT_NAME.")
  }
  if (metadata !== undefined && policy.agents.metadata === "refused") {
    refuse(`${field}.metadata`, "This server doesn't let clients tell an agent anything.")
  }
  const [other] = Object.keys(rest)
  if (other !== undefined)
    refuse(`${field}.${other}`, `This server doesn't let clients set “${other}” of an agent.`)
}
