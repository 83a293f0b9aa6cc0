import "server-only"
import {
  type ParticipantInfo,
  ParticipantInfo_State,
  RoomServiceClient,
  TokenVerifier,
} from "livekit-server-sdk"
import { HAND_ATTRIBUTE, isAgent, knownName, ParticipantKind, sortOut } from "../participants"
import type { ParticipantSummary } from "../room/participant-summary"
import { ApiError } from "../token/errors"
import type { Env } from "./env"
import { logError } from "./log"

/** Short, because users wait for the response. */
const TIMEOUT_SECONDS = 2
const MAX_NAMES = 3
/** A token expires minutes after it was issued, but still identifies its holder during a long call. */
const MAX_CALL_SECONDS = 24 * 60 * 60

/** Returns the constructor arguments of LiveKit's API clients. */
export function livekitApi({ livekit: { url, apiKey, apiSecret } }: Env) {
  return [url, apiKey, apiSecret, { requestTimeout: TIMEOUT_SECONDS, failover: false }] as const
}

/** Returns who is in a room: how many, the names of the first few, and whether the room is full or being recorded. */
export async function summarizeParticipants(roomName: string, env: Env): Promise<ParticipantSummary> {
  const client = new RoomServiceClient(...livekitApi(env))
  const [participants, [room]] = await callLivekit(() =>
    Promise.all([orEmpty(client.listParticipants(roomName)), orEmpty(client.listRooms([roomName]))]),
  )
  const connected = participants.filter(({ state }) => state !== ParticipantInfo_State.DISCONNECTED)
  const people = sortOut(connected.map(factsOf)).shown.sort((a, b) => Number(a.joinedAtMs - b.joinedAtMs))
  const maxParticipants = room?.maxParticipants || Number.POSITIVE_INFINITY
  return {
    count: people.length,
    names: people.slice(0, MAX_NAMES).map(knownName),
    isRecording: room?.activeRecording ?? false,
    isFull: participants.map(factsOf).filter(countsTowardsLimit).length >= maxParticipants,
  }
}

type Claim = { roomName: string; token: string }

/**
 * Returns the participant who sends their access token, and everyone who is in the room. The token and the LiveKit server
 * prove that they are in it now: a removed participant still has a token.
 * @throws ApiError `unauthorized`, `forbidden` if they aren't in the room, `unavailable` if LiveKit fails
 */
export async function requireParticipant({ roomName, token }: Claim, env: Env) {
  const identity = await tokenIdentity({ roomName, token }, env)
  const client = new RoomServiceClient(...livekitApi(env))
  const listed = await callLivekit(() => orEmpty(client.listParticipants(roomName)))
  const participants = listed.filter(({ state }) => state !== ParticipantInfo_State.DISCONNECTED)
  const participant = participants.find((other) => other.identity === identity)
  if (!participant) throw new ApiError("forbidden", "Only participants of the room can do this.")
  return { participant, participants }
}

/** Returns the identity in a participant's token for this room. */
async function tokenIdentity({ roomName, token }: Claim, { livekit }: Env): Promise<string> {
  const options = { field: "participant_token" }
  const verifier = new TokenVerifier(livekit.apiKey, livekit.apiSecret)
  const { sub, video } = await verifier.verify(token, MAX_CALL_SECONDS).catch(() => {
    throw new ApiError("unauthorized", "The token is invalid. Join the room again.", options)
  })
  if (video?.roomJoin && video.room === roomName && sub) return sub
  throw new ApiError("forbidden", "The token is for another room.", options)
}

/**
 * Sets attributes of the participant who asks for it.
 * @throws ApiError `forbidden` if they may not send data, and so may not raise a hand, or as `requireParticipant`
 */
export async function setAttributes(
  { attributes, ...claim }: Claim & { attributes: Record<string, string> },
  env: Env,
): Promise<void> {
  const { participant } = await requireParticipant(claim, env)
  if (attributes[HAND_ATTRIBUTE] && !participant.permission?.canPublishData) {
    throw new ApiError("forbidden", "You may not raise your hand in this room.")
  }
  const client = new RoomServiceClient(...livekitApi(env))
  await callLivekit(() => client.updateParticipant(claim.roomName, participant.identity, { attributes }))
}

/** Returns an empty list where LiveKit responds with 404: it forgets rooms without participants. */
async function orEmpty<T>(list: Promise<T[]>): Promise<T[]> {
  try {
    return await list
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return []
    throw error
  }
}

/** Calls LiveKit's API. Logs errors, and throws an ApiError `unavailable` instead, which doesn't reveal them. */
export async function callLivekit<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (error) {
    logError("A request to the LiveKit server failed", error)
    if (error instanceof Error && "status" in error && error.status === 401) {
      throw new ApiError(
        "unavailable",
        "The LiveKit server rejected this app’s API key. Its owner needs to correct LIVEKIT_API_KEY and LIVEKIT_API_SECRET.",
      )
    }
    throw new ApiError("unavailable", "The LiveKit server didn’t respond. Try again in a moment.")
  }
}

/** Returns a participant as the call's page knows them, so that both count by the same rule. */
function factsOf({ identity, name, kind, permission, attributes, joinedAtMs }: ParticipantInfo) {
  return { identity, name, kind, permissions: permission, attributes, joinedAtMs }
}

/** The SFU doesn't count agents and recorders towards max_participants. */
function countsTowardsLimit(participant: ReturnType<typeof factsOf>): boolean {
  return (
    !isAgent(participant) && participant.kind !== ParticipantKind.EGRESS && !participant.permissions?.recorder
  )
}
