import { CircleAlert } from "lucide-react"
import { useChatContext } from "./chat-context"
import type { ChatEntry } from "./chat-log"
import { texts } from "./texts"

/** Says of an own message that it is not, or may not be, with the others, and sends it again. */
export function DeliveryState({ entry }: { entry: ChatEntry }) {
  const { sendAgain } = useChatContext()
  if (!entry.delivery || entry.delivery === "sent") return null
  if (entry.delivery === "sending") return <p className="text-label text-muted">{texts.sending}</p>
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-label">
      <CircleAlert className="size-4 shrink-0 text-danger" aria-hidden="true" />
      {entry.delivery === "failed" ? texts.notSent : texts.unsure}
      <button
        type="button"
        onClick={() => sendAgain(entry.id, entry.text)}
        className="min-h-8 rounded-lg px-1 font-medium text-accent underline underline-offset-3"
      >
        {texts.sendAgain}
      </button>
    </p>
  )
}
