import { useRoomContext } from "@livekit/components-react"
import { useEntry } from "@/components/entry-context"
import { type CallInfo, useCall } from "../call-context"

/** Which agents may be invited into this call, and what shows the server that we are in it. */
export type Invitation = CallInfo & { agentNames: readonly string[] }

export function useInvitation(): Invitation {
  const { agentNames } = useEntry()
  const { hasE2EESetup } = useRoomContext()
  // An agent has no key: in an encrypted call it would neither hear nor be heard.
  return { ...useCall(), agentNames: hasE2EESetup ? [] : agentNames }
}
