import { useEffect } from "react"
import { useChatContext } from "./chat-context"
import { Composer } from "./composer"
import { HiddenPeople } from "./hidden-people"
import { MessageList } from "./message-list"

/** The content of the chat's panel. */
export function ChatPanel() {
  const { log } = useChatContext()
  useEffect(() => {
    log.setOpen(true)
    return () => log.setOpen(false)
  }, [log])

  return (
    <>
      <MessageList />
      <HiddenPeople />
      <Composer />
    </>
  )
}
