import { createContext, useContext } from "react"
import { ChatLog } from "./chat-log"

export type Chat = {
  log: ChatLog
  send: (text: string) => void
  sendAgain: (id: string, text: string) => void
  /** What is being written, kept while the panel is closed. */
  draft: { current: string }
}

export const ChatContext = createContext<Chat>({
  log: new ChatLog(),
  send: () => undefined,
  sendAgain: () => undefined,
  draft: { current: "" },
})

export function useChatContext(): Chat {
  return useContext(ChatContext)
}
