import { MessageSquare } from "lucide-react"
import { useStore } from "@/components/ui/use-store"
import { PanelControl } from "../panel/panel-control"
import { useChatContext } from "./chat-context"
import { chatPanel } from "./chat-panel-definition"
import { texts } from "./texts"

/** Opens the chat, and counts what was not read yet. */
export function ChatControl() {
  const unread = useStore(useChatContext().log.unread)
  return (
    <PanelControl
      panel={chatPanel}
      icon={MessageSquare}
      hints={texts}
      shortcut="c"
      badge={{ count: unread, label: texts.unread(unread) }}
    />
  )
}
