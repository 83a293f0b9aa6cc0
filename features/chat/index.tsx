import { MessageSquare, MessageSquareOff } from "lucide-react"
import type { Feature, Panel, ParticipantMenuItemProps } from "@/components/call/feature-slots"
import { PanelButton } from "@/components/call/panel"
import { MenuItem } from "@/components/call/tile-menu"
import { useStore } from "@/components/ui/use-store"
import { participantName } from "@/lib/room/roster"
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
  ParticipantMenuItem: HideMessagesItem,
}

/** Hides or shows what another participant writes. */
function HideMessagesItem({ participant, onDone }: ParticipantMenuItemProps) {
  const { log } = useChatContext()
  const { identity, isLocal } = participant
  const isHidden = useStore(log.hiddenSenders).has(identity)
  if (isLocal) return null
  return (
    <MenuItem
      icon={isHidden ? MessageSquare : MessageSquareOff}
      text={isHidden ? texts.showMessages : texts.hideMessages}
      onPress={() => {
        onDone()
        if (isHidden) log.showSender(identity)
        else log.hideSender(identity, participantName(participant))
      }}
    />
  )
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
