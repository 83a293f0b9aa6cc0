import { texts } from "@/lib/texts/agents"
import { InviteAgent } from "./invite-agent"
import { useInvitation } from "./use-invitation"

/** The agents that the owner lets people invite; nothing where there are none. */
export function InviteAgents() {
  const { agentNames } = useInvitation()
  if (agentNames.length === 0) return null
  return (
    <section
      aria-label={texts.agents}
      className="flex shrink-0 flex-col gap-3 border-t border-line px-5 py-3"
    >
      {agentNames.map((agentName) => (
        <InviteAgent key={agentName} agentName={agentName} />
      ))}
    </section>
  )
}
