import { useEffect, useState } from "react"
import { texts } from "@/lib/texts/agents"
import { isAgentNamed } from "./is-agent-named"
import { sendInvitation } from "./send-invitation"
import { useInvitation } from "./use-invitation"
import { usePeople } from "./use-people"

/** How long an agent may take to come, in milliseconds. One that comes later is just as welcome. */
const PATIENCE = 15_000

/** What an invitation can come to. */
type Progress = { name: "possible" | "inviting" } | { name: "failed"; sentence: string }
export type InvitationState = Progress | { name: "here" }

/** Where the agent of that name is, and the way to call it. */
export function useAgentInvitation(agentName: string): { state: InvitationState; invite: () => void } {
  const { agentNames, roomName, participantToken } = useInvitation()
  const [progress, setProgress] = useState<Progress>({ name: "possible" })
  const isHere = usePeople().some((someone) => isAgentNamed(agentName, someone, agentNames.length === 1))
  const isInviting = progress.name === "inviting"

  useEffect(() => {
    if (isHere) return setProgress({ name: "possible" })
    if (!isInviting) return
    const timer = setTimeout(() => setProgress({ name: "failed", sentence: texts.nobodyCame }), PATIENCE)
    return () => clearTimeout(timer)
  }, [isHere, isInviting])

  const invite = () => {
    if (isInviting || isHere) return
    setProgress({ name: "inviting" })
    void sendInvitation({ roomName, participantToken, agentName }).then((sentence) => {
      if (sentence) setProgress({ name: "failed", sentence })
    })
  }
  return { state: isHere ? { name: "here" } : progress, invite }
}
