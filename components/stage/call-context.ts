import { createContext, useContext } from "react"

/** The call that one is in: its room, what shows the server that one is in it, and the way out. */
export type CallInfo = { roomName: string; participantToken: string; leave: () => void }

export const CallContext = createContext<CallInfo>({
  roomName: "",
  participantToken: "",
  leave: () => undefined,
})

export function useCall(): CallInfo {
  return useContext(CallContext)
}
