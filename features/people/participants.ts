import { useRoomContext } from "@livekit/components-react"
import { useStore } from "@/components/ui/use-store"
import type { ParticipantFacts } from "@/lib/participants"
import { raisedHands } from "@/lib/room/hand-queue"
import { participantName } from "@/lib/room/roster"

/** Returns the identities of participants with a raised hand, longest wait first. */
export function useRaisedHands(): readonly string[] {
  return useStore(raisedHands(useRoomContext()))
}

type ListedParticipant = {
  identity: string
  name?: string | undefined
  isLocal: boolean
  joinedAt?: Date | undefined
}

/**
 * Sorts participants for the list: the local one, then raised hands in their order, then the others by the time they
 * joined. Ignores who is speaking, so that rows don't move while they are read.
 */
export function sortParticipants<T extends ListedParticipant>(
  participants: readonly T[],
  raisedHands: readonly string[],
): T[] {
  const positions = new Map(raisedHands.map((identity, index) => [identity, index]))
  return participants
    .map((participant) => ({
      participant,
      isRemote: participant.isLocal ? 0 : 1,
      position: positions.get(participant.identity) ?? raisedHands.length,
      joinedAt: participant.joinedAt?.getTime() ?? 0,
      name: participant.name || participant.identity,
      identity: participant.identity,
    }))
    .sort(
      (a, b) =>
        a.isRemote - b.isRemote ||
        a.position - b.position ||
        a.joinedAt - b.joinedAt ||
        compare(a.name, b.name) ||
        compare(a.identity, b.identity),
    )
    .map(({ participant }) => participant)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Returns the participants whose name contains `text`, ignoring case and accents. */
export function searchParticipants<T extends ParticipantFacts>(
  participants: readonly T[],
  text: string,
): readonly T[] {
  const wanted = normalize(text)
  if (wanted === "") return participants
  return participants.filter((participant) => normalize(participantName(participant)).includes(wanted))
}

function normalize(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim()
}
