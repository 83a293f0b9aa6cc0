import { type Room, RoomEvent } from "livekit-client"
import type { ConnectionDetails } from "./connection-details"
import { fetchApi } from "./token-source"

/** How long the LiveKit server may take to pass on what this app's server has set. */
const ECHO_TIMEOUT_MS = 3000

type CallToken = Pick<ConnectionDetails, "roomName" | "participantToken" | "isOwnToken">

/**
 * Sets attributes of the local participant: a raised hand, a key's proof. Where the policy doesn't let participants change
 * themselves (`canUpdateOwnMetadata`), this app's server sets them.
 */
export async function setOwnAttributes(
  room: Room,
  attributes: Record<string, string>,
  { roomName, participantToken, isOwnToken }: CallToken,
): Promise<void> {
  const { localParticipant } = room
  if (!isOwnToken || localParticipant.permissions?.canUpdateMetadata !== false)
    return localParticipant.setAttributes(attributes)

  const response = await fetchApi(`/api/rooms/${encodeURIComponent(roomName)}/attributes`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ participant_token: participantToken, attributes }),
  })
  if (!response.ok) throw new Error(`The server didn't set the attributes (status ${response.status}).`)
  await untilSet(room, attributes)
}

/** Resolves when the LiveKit server has told this page about the change, which comes by another way than the response. */
async function untilSet(room: Room, attributes: Record<string, string>): Promise<void> {
  const isSet = () =>
    Object.entries(attributes).every(
      ([name, value]) => (room.localParticipant.attributes[name] ?? "") === value,
    )
  if (isSet()) return
  await new Promise<void>((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      room.off(RoomEvent.ParticipantAttributesChanged, onChange)
      resolve()
    }
    const onChange = () => isSet() && finish()
    const timer = setTimeout(finish, ECHO_TIMEOUT_MS)
    room.on(RoomEvent.ParticipantAttributesChanged, onChange)
  })
}
