import { texts } from "@/lib/texts/chat"
import type { PanelDefinition } from "../panel/panel-definition"

export const chatPanel: PanelDefinition = {
  title: texts.chat,
  load: () => import("./chat-panel").then(({ ChatPanel }) => ({ default: ChatPanel })),
}
