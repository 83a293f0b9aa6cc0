import type { Feature } from "../feature"
import { ChatControl } from "./chat-control"
import { chatPanel } from "./chat-panel-definition"
import { ChatProvider } from "./chat-provider"

/** Messages to everyone in the call. */
export const chat: Feature = {
  id: "chat",
  order: 20,
  Provider: ChatProvider,
  controls: { ChatControl },
  panel: chatPanel,
}
