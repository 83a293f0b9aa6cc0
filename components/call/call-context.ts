import { createContext, useContext } from "react"
import type { JoinSource } from "@/lib/room/join-source"

/** The current call; its token proves to the app's server that this page is in the room. */
export type CallInfo = Pick<JoinSource, "hasInviteLink" | "agentNames"> & {
  /** On the LiveKit server: the policy may give the room another name than the page's URL. */
  roomName: string
  participantToken: string
  /** Whether this app's server issued the token. */
  isOwnToken?: boolean | undefined
  leave: () => void
}

export const CallContext = createContext<CallInfo>({
  roomName: "",
  participantToken: "",
  hasInviteLink: false,
  agentNames: [],
  leave: () => undefined,
})

export function useCall(): CallInfo {
  return useContext(CallContext)
}
