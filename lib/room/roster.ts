import type { Participant, Room } from "livekit-client"
import { agentBehind, isLeadAgent, knownName, type ParticipantFacts, sortOut } from "../participants"
import { displayName } from "./plain-text"

/** The participants of a room that people see, the local one first, and the avatars that share an agent's tile. */
export type Roster = {
  participants: readonly Participant[]
  /** By the agent's identity. */
  avatars: ReadonlyMap<string, Participant>
}

type People = Pick<Room, "localParticipant" | "remoteParticipants">

/** Returns who is in a room. Every list and count of participants in the call comes from here. */
export function rosterOf({ localParticipant, remoteParticipants }: People): Roster {
  const { shown, avatars } = sortOut([localParticipant, ...remoteParticipants.values()])
  return { participants: shown, avatars }
}

/** Returns the participant that people know by this identity: of an avatar worker, its agent. */
export function personBehind(
  room: Pick<Room, "getParticipantByIdentity">,
  identity: string,
): Participant | undefined {
  const participant = room.getParticipantByIdentity(identity)
  const agent = participant && agentBehind(participant)
  const lead = agent === undefined ? undefined : room.getParticipantByIdentity(agent)
  return lead && isLeadAgent(lead) ? lead : participant
}

/** Returns a participant's name for display: plain, or “Someone” if nothing is known. */
export function participantName(participant: ParticipantFacts): string {
  return displayName(knownName(participant))
}
