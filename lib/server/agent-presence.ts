import "server-only"
import type { AgentDispatch, ParticipantInfo } from "livekit-server-sdk"

/** How long a dispatch may take until its agent is in the room. After that it counts for nothing. */
const COMING_FOR_MS = 10_000
/** Agents of LiveKit's framework carry their name. */
const NAME = "lk.agent.name"
/** ParticipantInfo.Kind, which the SDK does not export. */
const AGENT = 4

/** What is known of an agent in a room: there, called a moment ago, or neither. */
export type AgentPresence = "here" | "coming" | "absent"

/**
 * Whether an agent is in a room or on its way.
 *
 * The LiveKit server keeps each dispatch for as long as the room is open, with the jobs that came of it; but neither
 * that a job has ended, nor that no worker took it. So what counts is whether a job's participant is in the room.
 * @param nowMs milliseconds since 1970
 */
export function agentPresence(
  agentName: string,
  dispatches: readonly AgentDispatch[],
  people: readonly ParticipantInfo[],
  nowMs: number,
): AgentPresence {
  const own = dispatches.filter((dispatch) => dispatch.agentName === agentName)
  const identities = own.flatMap(({ state }) => state?.jobs.map((job) => job.state?.participantIdentity))
  const isHere = people.some(
    ({ kind, attributes, identity }) =>
      kind === AGENT && (attributes[NAME] === agentName || identities.includes(identity)),
  )
  if (isHere) return "here"
  const isComing = own.some(({ state }) => nowMs - Number(state?.createdAt ?? 0) / 1e6 < COMING_FOR_MS)
  return isComing ? "coming" : "absent"
}
