import "server-only"
import {
  AgentDispatchClient,
  type ParticipantInfo,
  ParticipantInfo_State,
  RoomServiceClient,
} from "livekit-server-sdk"
import { TokenError } from "../token/errors"
import { type AgentPresence, agentPresence } from "./agent-presence"
import type { Env } from "./env"
import { livekitApi } from "./livekit-api"
import { logError } from "./log"
import { tokenHolder } from "./token-holder"

export type InviteOutcome = "invited" | Exclude<AgentPresence, "absent">

type Invitation = { roomName: string; agentName: string; token: string }

/** What is under way in this process, so that two who press at once get one agent. */
const underWay = new Map<string, Promise<InviteOutcome>>()

/**
 * Calls an agent into a room, unless it is there or on its way: each call is a job that the owner pays for. Whoever
 * asks has to be in the room. Their token says who they are, and the LiveKit server that they are there, so that
 * somebody who was removed can't.
 * @throws TokenError as `tokenHolder` does, `forbidden` for one who isn't there, `unavailable` when LiveKit fails
 */
export async function inviteAgent(
  { roomName, agentName, token }: Invitation,
  env: Env,
): Promise<InviteOutcome> {
  const holder = await tokenHolder(token, roomName, env)
  const people = await askLivekit(() => peopleOf(roomName, env))
  if (!people.some(({ identity }) => identity === holder)) {
    throw new TokenError("forbidden", "Only people in the room can invite an agent.")
  }
  const key = JSON.stringify([roomName, agentName])
  const found = underWay.get(key)
  if (found) return (await found) === "here" ? "here" : "coming"
  const invitation = askLivekit(() => dispatch(roomName, agentName, people, env))
  underWay.set(key, invitation)
  try {
    return await invitation
  } finally {
    underWay.delete(key)
  }
}

async function peopleOf(roomName: string, env: Env): Promise<ParticipantInfo[]> {
  try {
    const people = await new RoomServiceClient(...livekitApi(env)).listParticipants(roomName)
    return people.filter(({ state }) => state !== ParticipantInfo_State.DISCONNECTED)
  } catch (error) {
    // A room that nobody is in is one that the server doesn't know.
    if (error instanceof Error && "status" in error && error.status === 404) return []
    throw error
  }
}

async function dispatch(
  roomName: string,
  agentName: string,
  people: readonly ParticipantInfo[],
  env: Env,
): Promise<InviteOutcome> {
  const client = new AgentDispatchClient(...livekitApi(env))
  const dispatches = await client.listDispatch(roomName)
  const presence = agentPresence(agentName, dispatches, people, Date.now())
  if (presence !== "absent") return presence
  // What nobody answered is taken back: should a worker come to it late, there would be two agents.
  const unanswered = dispatches.filter((dispatch) => dispatch.agentName === agentName)
  await Promise.all(unanswered.map(({ id }) => client.deleteDispatch(id, roomName)))
  await client.createDispatch(roomName, agentName)
  return "invited"
}

async function askLivekit<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question()
  } catch (error) {
    logError("The LiveKit server did not call an agent", error)
    throw new TokenError("unavailable", "The LiveKit server didn't answer. Try again in a moment.")
  }
}
