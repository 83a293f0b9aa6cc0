import { createContext, useContext } from "react"

/** Which agents may be invited into this call, and what shows the server that we are in it. */
export type Invitation = { agentNames: readonly string[]; roomName: string; participantToken: string }

export const InvitationContext = createContext<Invitation>({
  agentNames: [],
  roomName: "",
  participantToken: "",
})

export function useInvitation(): Invitation {
  return useContext(InvitationContext)
}
