import type { PanelDefinition } from "../panel/panel-definition"
import { texts } from "./texts"

export const chatPanel: PanelDefinition = {
  title: texts.chat,
  load: () => import("./chat-panel").then(({ ChatPanel }) => ({ default: ChatPanel })),
}
