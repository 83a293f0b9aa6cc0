import "server-only"
import { type AgentDispatch, AgentDispatchClient, type ParticipantInfo } from "livekit-server-sdk"
import { ParticipantKind } from "../participants"
import { policy } from "../token/policy"
import type { Env } from "./env"
import { withLock } from "./redis"
import { callLivekit, livekitApi, requireParticipant } from "./rooms"

/** How long after its dispatch an agent is expected to join. */
const JOIN_TIMEOUT_MS = 10_000
/** Set by LiveKit's agents framework. */
const AGENT_NAME_ATTRIBUTE = "lk.agent.name"

/** Returns the agents that participants may invite. */
export function invitableAgents({ agentNames }: Env): readonly string[] {
  return policy.agents.invite ? agentNames : []
}

type Invitation = { roomName: string; agentName: string; token: string }
export type InviteOutcome = "invited" | "coming" | "here"

/** Longer than LiveKit's API takes, with all its timeouts. */
const LOCK_SECONDS = 15

/** This instance's invitations in progress, so that simultaneous requests dispatch one agent. */
const pending = new Map<string, Promise<InviteOutcome>>()

/**
 * Dispatches an agent to a room, unless it is there or on its way: the owner pays for each job. The caller must be in
 * the room, which their token and the LiveKit server prove, so that a removed participant can't invite agents.
 * @throws ApiError `unauthorized`, `forbidden` if the caller isn't in the room, `unavailable` if LiveKit fails
 */
export async function inviteAgent(
  { roomName, agentName, token }: Invitation,
  env: Env,
): Promise<InviteOutcome> {
  const { participants } = await requireParticipant({ roomName, token }, env)
  const key = JSON.stringify([roomName, agentName])
  const found = pending.get(key)
  if (found) return (await found) === "here" ? "here" : "coming"
  const dispatch = () => callLivekit(() => dispatchAgent(roomName, agentName, participants, env))
  const invitation =
    env.redisUrl === undefined ? dispatch() : dispatchOnce(env.redisUrl, `agent:${key}`, dispatch)
  pending.set(key, invitation)
  try {
    return await invitation
  } finally {
    pending.delete(key)
  }
}

/** Dispatches unless another instance is doing that. */
async function dispatchOnce(
  redisUrl: string,
  lock: string,
  dispatch: () => Promise<InviteOutcome>,
): Promise<InviteOutcome> {
  return (await withLock(redisUrl, lock, LOCK_SECONDS, dispatch)) ?? "coming"
}

async function dispatchAgent(
  roomName: string,
  agentName: string,
  participants: readonly ParticipantInfo[],
  env: Env,
): Promise<InviteOutcome> {
  const client = new AgentDispatchClient(...livekitApi(env))
  const dispatches = (await client.listDispatch(roomName)).filter(
    (dispatch) => dispatch.agentName === agentName,
  )
  if (participants.some((participant) => isAgent(participant, agentName, dispatches))) return "here"
  const now = Date.now()
  if (dispatches.some(({ state }) => now - Number(state?.createdAt ?? 0) / 1e6 < JOIN_TIMEOUT_MS)) {
    return "coming"
  }
  // If a worker accepted an old dispatch late, there would be two agents.
  await Promise.all(dispatches.map(({ id }) => client.deleteDispatch(id, roomName)))
  await client.createDispatch(roomName, agentName)
  return "invited"
}

/**
 * Whether a participant is this agent. A dispatch alone doesn't tell that: LiveKit keeps it while the room is open, even
 * after its job has ended or if no worker accepted it.
 */
function isAgent(
  { kind, attributes, identity }: ParticipantInfo,
  agentName: string,
  dispatches: readonly AgentDispatch[],
): boolean {
  if (kind !== ParticipantKind.AGENT) return false
  const jobs = dispatches.flatMap(({ state }) => state?.jobs ?? [])
  return (
    attributes[AGENT_NAME_ATTRIBUTE] === agentName ||
    jobs.some((job) => job.state?.participantIdentity === identity)
  )
}
