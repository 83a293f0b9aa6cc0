import { fetchOwn } from "@/lib/room/fetch-own"
import { texts } from "@/lib/texts/agents"

export type AgentInvitation = { roomName: string; participantToken: string; agentName: string }

/**
 * Asks the app to call an agent into the room.
 * @returns what kept it from doing so, as a sentence; undefined when the agent was called
 */
export async function sendInvitation(invitation: AgentInvitation): Promise<string | undefined> {
  const { roomName, participantToken, agentName } = invitation
  try {
    const response = await fetchOwn(`/api/rooms/${encodeURIComponent(roomName)}/agents`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ participant_token: participantToken, agent_name: agentName }),
    })
    if (response.ok) return undefined
    const { detail }: { detail?: unknown } = await response.json().catch(() => ({}))
    return typeof detail === "string" && detail ? detail : texts.refused
  } catch {
    return texts.noAnswer
  }
}
