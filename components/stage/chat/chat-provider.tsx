import { useRoomContext } from "@livekit/components-react"
import { type ReactNode, useMemo, useState } from "react"
import { ChatContext } from "./chat-context"
import { ChatLog } from "./chat-log"
import { deliverMessage } from "./deliver-message"
import { texts } from "./texts"
import { useIncoming } from "./use-incoming"
import { useLostMessages } from "./use-lost-messages"

/** Collects the messages, with the panel open or closed; only what shows them is rendered for a new one. */
export function ChatProvider({ children }: { children: ReactNode }) {
  const room = useRoomContext()
  const [log] = useState(() => new ChatLog())
  useIncoming(room, log)
  useLostMessages(room, log)

  const chat = useMemo(() => {
    const deliver = (id: string, text: string) =>
      void deliverMessage(room, text).then((delivery) => log.setDelivery(id, delivery))
    return {
      log,
      draft: { current: "" },
      send: (text: string) => {
        const { identity, name } = room.localParticipant
        deliver(log.write({ identity, name: name || texts.you, text }).id, text)
      },
      sendAgain: (id: string, text: string) => {
        log.setDelivery(id, "sending")
        deliver(id, text)
      },
    }
  }, [room, log])

  return <ChatContext value={chat}>{children}</ChatContext>
}
