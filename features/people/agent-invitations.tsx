import { useRoomContext } from "@livekit/components-react"
import { Bot } from "lucide-react"
import { useEffect, useState } from "react"
import { type CallInfo, useCall } from "@/components/call/call-context"
import { useRoster } from "@/components/call/use-room-changes"
import { buttonStyles } from "@/components/ui/button"
import { isLeadAgent } from "@/lib/participants"
import { joinErrorMessage } from "@/lib/room/join-error"
import { plainName } from "@/lib/room/plain-text"
import { fetchApi } from "@/lib/room/token-source"
import { texts } from "./texts"

/** After this time an invitation counts as failed, although a late agent can still join. */
const JOIN_TIMEOUT_MS = 15_000

/** Buttons for the agents that the owner lets participants invite (AGENT_NAME). */
export function AgentInvitations() {
  const { agentNames } = useInvitableAgents()
  if (agentNames.length === 0) return null
  return (
    <section
      aria-label={texts.agents}
      className="flex shrink-0 flex-col gap-3 border-t border-border px-5 py-3"
    >
      {agentNames.map((agentName) => (
        <AgentInvitation key={agentName} agentName={agentName} />
      ))}
    </section>
  )
}

function AgentInvitation({ agentName }: { agentName: string }) {
  const isOnlyAgent = useInvitableAgents().agentNames.length === 1
  const { state, invite } = useAgentInvitation(agentName)
  const name = plainName(agentName)
  const message = {
    idle: "",
    inviting: texts.invitingAgent,
    here: isOnlyAgent ? texts.agentIsHere : texts.agentNamedIsHere(name),
    failed: state.name === "failed" ? state.message : "",
  }[state.name]

  return (
    <div className="flex flex-col gap-2">
      <button
        type="button"
        aria-disabled={state.name === "inviting" || state.name === "here"}
        onClick={invite}
        className={`${buttonStyles.small} self-start aria-disabled:opacity-60`}
      >
        <Bot className="size-4" aria-hidden="true" />
        <span>{isOnlyAgent ? texts.inviteAgent : texts.inviteAgentNamed(name)}</span>
      </button>
      {/* Always rendered: screen readers announce changes of a status, but not a new one. */}
      <p role="status" className="text-label text-muted-foreground empty:-mt-2">
        {message}
      </p>
    </div>
  )
}

/** Returns the call and the names of the agents that can be invited into it. */
function useInvitableAgents(): CallInfo {
  const call = useCall()
  const { hasE2EESetup } = useRoomContext()
  // Agents don't have the key of an encrypted call, so they could neither hear nor be heard.
  return hasE2EESetup ? { ...call, agentNames: [] } : call
}

type InvitationProgress = { name: "idle" | "inviting" } | { name: "failed"; message: string }
type InvitationState = InvitationProgress | { name: "here" }

/** Returns whether the agent is here or invited, and a function that invites it. */
function useAgentInvitation(agentName: string): { state: InvitationState; invite: () => void } {
  const { agentNames, roomName, participantToken } = useInvitableAgents()
  const [progress, setProgress] = useState<InvitationProgress>({ name: "idle" })
  const isHere = useRoster().participants.some(
    (participant) =>
      // The avatar of an agent that has left can't answer.
      isLeadAgent(participant) && isAgentNamed(agentName, participant, agentNames.length === 1),
  )
  const isInviting = progress.name === "inviting"

  useEffect(() => {
    if (isHere) return setProgress({ name: "idle" })
    if (!isInviting) return
    const timer = setTimeout(
      () => setProgress({ name: "failed", message: texts.noAgentJoined }),
      JOIN_TIMEOUT_MS,
    )
    return () => clearTimeout(timer)
  }, [isHere, isInviting])

  const invite = () => {
    if (isInviting || isHere) return
    setProgress({ name: "inviting" })
    void requestAgent({ roomName, participantToken, agentName }).then((message) => {
      if (message) setProgress({ name: "failed", message })
    })
  }
  return { state: isHere ? { name: "here" } : progress, invite }
}

type AgentRequest = { roomName: string; participantToken: string; agentName: string }

/** Asks the app's server to dispatch an agent. Returns an error message, or undefined on success. */
async function requestAgent(request: AgentRequest): Promise<string | undefined> {
  const { roomName, participantToken, agentName } = request
  try {
    const response = await fetchApi(`/api/rooms/${encodeURIComponent(roomName)}/agents`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ participant_token: participantToken, agent_name: agentName }),
    })
    if (response.ok) return undefined
    const { detail }: { detail?: unknown } = await response.json().catch(() => ({}))
    return typeof detail === "string" && detail ? detail : texts.agentNotInvited
  } catch (error) {
    return joinErrorMessage(error)
  }
}

type PossibleAgent = { isAgent: boolean; attributes: Readonly<Record<string, string>> }

/**
 * Whether a participant is the agent `name`. LiveKit's agents framework sets `lk.agent.name`; an agent without it
 * counts if there is only one invitable agent. The attributes of other participants can't be trusted.
 */
export function isAgentNamed(name: string, participant: PossibleAgent, isOnlyAgent: boolean): boolean {
  if (!participant.isAgent) return false
  const agentName = participant.attributes["lk.agent.name"]
  return agentName === undefined ? isOnlyAgent : agentName === name
}
