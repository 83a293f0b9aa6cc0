import { createContext, useContext } from "react"

/** The call that one is in: its room, and what shows the server that one is in it. */
export type CallInfo = { roomName: string; participantToken: string }

export const CallContext = createContext<CallInfo>({ roomName: "", participantToken: "" })

export function useCall(): CallInfo {
  return useContext(CallContext)
}
