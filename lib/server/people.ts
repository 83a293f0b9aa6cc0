import "server-only"
import { type ParticipantInfo, ParticipantInfo_State, RoomServiceClient } from "livekit-server-sdk"
import type { PeopleHere } from "../room/people-here"
import { TokenError } from "../token/errors"
import type { Env } from "./env"
import { livekitApi } from "./livekit-api"
import { logError } from "./log"

/** More names than the green room shows nobody needs to know. */
const NAMES = 3
/** ParticipantInfo.Kind, which the SDK does not export. */
const STANDARD = 0
const EGRESS = 2
const SIP = 3
const AGENT = 4

/** Who is in a room, as the LiveKit server says. @throws TokenError `unavailable` when it doesn't */
export async function peopleIn(roomName: string, env: Env): Promise<PeopleHere> {
  const client = new RoomServiceClient(...livekitApi(env))
  try {
    const [participants, [room]] = await Promise.all([
      client.listParticipants(roomName),
      client.listRooms([roomName]),
    ])
    const people = participants.filter(isPerson)
    people.sort((a, b) => Number(a.joinedAtMs - b.joinedAtMs))
    const places = room?.maxParticipants || Number.POSITIVE_INFINITY
    return {
      count: people.length,
      names: people.slice(0, NAMES).map(({ name }) => name),
      isFull: participants.filter(takesPlace).length >= places,
    }
  } catch (error) {
    // A room that nobody is in is one that the server doesn't know.
    if (error instanceof Error && "status" in error && error.status === 404)
      return { count: 0, names: [], isFull: false }
    logError("The LiveKit server did not say who is in a room", error)
    throw new TokenError("unavailable", "The LiveKit server didn't say who is here. Try again in a moment.")
  }
}

/** Neither an agent nor a recorder, nor who is there unseen, nor who is just leaving. */
function isPerson({ kind, permission, state }: ParticipantInfo): boolean {
  return (
    (kind === STANDARD || kind === SIP) && !permission?.hidden && state !== ParticipantInfo_State.DISCONNECTED
  )
}

/** Whom the SFU counts towards a room's max_participants: everybody but agents and recorders. */
function takesPlace({ kind }: ParticipantInfo): boolean {
  return kind !== AGENT && kind !== EGRESS
}
