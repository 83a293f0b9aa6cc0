import { plainName } from "./room/plain-text"
import { texts } from "./texts/people"

// Who counts as a participant that people see: one rule for the call and for the server, which counts for the pre-join.

/** ParticipantInfo.Kind, which livekit-server-sdk doesn't export. */
export const ParticipantKind = { STANDARD: 0, INGRESS: 1, EGRESS: 2, SIP: 3, AGENT: 4 } as const

/** Set by an avatar worker: the identity of the agent that it gives a face and a voice. */
const ON_BEHALF_OF = "lk.publish_on_behalf"
/** Set by LiveKit's SIP server, unless the trunk hides numbers. */
const PHONE_NUMBER = "sip.phoneNumber"
/** When a participant's hand was raised, as an ISO date; empty if it is down. LiveKit reserves names that begin with `lk.`. */
export const HAND_ATTRIBUTE = "greenroom.hand"
/** Proves that a participant has the call's key: a signature of their identity and session by a key derived from it. */
export const PROOF_ATTRIBUTE = "greenroom.key_proof"
/** The attributes that decide who is shown, and by which name. */
export const ROSTER_ATTRIBUTES = [ON_BEHALF_OF, PHONE_NUMBER] as const

/**
 * What is known of a participant. The kind and the permissions are in the signed token. Participants can change their name
 * and attributes themselves, so attributes count only for kinds that LiveKit's own programs have.
 */
export type ParticipantFacts = {
  identity: string
  name?: string | undefined
  kind: number
  permissions?: { hidden: boolean; recorder: boolean; agent: boolean } | undefined
  attributes: Readonly<Record<string, string>>
}

type Crowd<T> = {
  /** The participants that have a tile, a row and a place in the count. */
  shown: T[]
  /** Avatar workers, which share the tile of their agent, by the agent's identity. */
  avatars: Map<string, T>
}

/** Returns who is shown: everyone but recorders, hidden participants, and avatar workers whose agent is there. */
export function sortOut<T extends ParticipantFacts>(participants: Iterable<T>): Crowd<T> {
  const visible = [...participants].filter(isVisible)
  const agents = new Set(visible.filter(isLeadAgent).map(({ identity }) => identity))
  const shown: T[] = []
  const avatars = new Map<string, T>()
  for (const participant of visible) {
    const agent = agentBehind(participant)
    // Of several workers, such as during a restart, the latest counts.
    if (agent !== undefined && agents.has(agent)) avatars.set(agent, participant)
    else shown.push(participant)
  }
  return { shown, avatars }
}

function isVisible({ kind, permissions }: ParticipantFacts): boolean {
  return kind !== ParticipantKind.EGRESS && !permissions?.recorder && !permissions?.hidden
}

export function isAgent({ kind, permissions }: ParticipantFacts): boolean {
  return kind === ParticipantKind.AGENT || permissions?.agent === true
}

/** Whether a participant is an agent but no avatar worker. */
export function isLeadAgent(participant: ParticipantFacts): boolean {
  return isAgent(participant) && agentBehind(participant) === undefined
}

/** Returns the identity of the agent that an avatar worker belongs to; undefined for everyone else. */
export function agentBehind(participant: ParticipantFacts): string | undefined {
  return (isAgent(participant) && participant.attributes[ON_BEHALF_OF]) || undefined
}

/** Returns a participant's name or, without one, what they are: a phone number, an agent; "" if that isn't known either. */
export function knownName(participant: ParticipantFacts): string {
  const name = plainName(participant.name ?? "")
  if (name) return name
  if (participant.kind === ParticipantKind.SIP) return participant.attributes[PHONE_NUMBER] || texts.phone
  if (participant.kind === ParticipantKind.INGRESS) return texts.stream
  return isAgent(participant) ? texts.agent : ""
}
