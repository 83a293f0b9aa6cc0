import { Bot } from "lucide-react"
import { buttonStyles } from "@/components/ui/button"
import { plainName } from "@/lib/room/plain-text"
import { texts } from "@/lib/texts/agents"
import { useAgentInvitation } from "./use-agent-invitation"
import { useInvitation } from "./use-invitation"

/** Calls an agent into the call, and says what came of it. */
export function InviteAgent({ agentName }: { agentName: string }) {
  const isOnlyOne = useInvitation().agentNames.length === 1
  const { state, invite } = useAgentInvitation(agentName)
  const name = plainName(agentName)
  const said = {
    possible: "",
    inviting: texts.inviting,
    here: isOnlyOne ? texts.here : texts.hereNamed(name),
    failed: state.name === "failed" ? state.sentence : "",
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
        {isOnlyOne ? texts.invite : texts.inviteNamed(name)}
      </button>
      {/* There from the start, so that what comes into it is spoken. */}
      <p role="status" className="text-label text-muted empty:-mt-2">
        {said}
      </p>
    </div>
  )
}
