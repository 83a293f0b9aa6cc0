import { MessageSquare } from "lucide-react"
import type { Feature, Panel } from "@/components/call/feature-slots"
import { PanelButton } from "@/components/call/panel"
import { useStore } from "@/components/ui/use-store"
import { ChatProvider, useChatContext } from "./chat-provider"
import { texts } from "./texts"

const panel: Panel = {
  id: "chat",
  title: texts.chat,
  shortcut: "c",
  load: () => import("./chat-panel").then(({ ChatPanel }) => ({ default: ChatPanel })),
}

/** Messages to everyone in the call. */
export const chat: Feature = {
  id: "chat",
  Provider: ChatProvider,
  controlButtons: [ChatButton],
  panel,
}

/** Opens the chat and shows the number of unread messages. */
function ChatButton() {
  const unread = useStore(useChatContext().log.unread)
  return (
    <PanelButton
      panel={panel}
      icon={MessageSquare}
      tooltips={texts}
      badge={{ count: unread, label: texts.unread(unread), isNews: true }}
    />
  )
}
