import { useEffect } from "react"
import { useRights } from "@/components/call/rights"
import { useStore } from "@/components/ui/use-store"
import { texts as rightsTexts } from "@/lib/texts/rights"
import { useChatContext } from "./chat-provider"
import { Composer } from "./composer"
import { MessageList } from "./message-list"
import { texts } from "./texts"

export function ChatPanel() {
  const { log } = useChatContext()
  const { data: canSend } = useRights()
  useEffect(() => {
    log.setOpen(true)
    return () => log.setOpen(false)
  }, [log])

  return (
    <>
      <MessageList />
      <HiddenSenders />
      {canSend ? (
        <Composer />
      ) : (
        <p className="border-t border-border px-5 py-3 text-label text-muted-foreground">
          {rightsTexts.readOnlyChat}
        </p>
      )}
    </>
  )
}

/** Lists the senders whose messages are hidden, each with a button that shows them again. */
function HiddenSenders() {
  const { log } = useChatContext()
  const hidden = useStore(log.hiddenSenders)
  return (
    hidden.size > 0 && (
      <ul className="max-h-[min(6rem,20dvh)] shrink-0 overflow-y-auto border-t border-border px-5 py-1 text-label text-muted-foreground">
        {[...hidden].map(([identity, name]) => (
          <li key={identity} className="flex items-center justify-between gap-2">
            <bdi className="truncate">{texts.hidden(name)}</bdi>
            <button
              type="button"
              onClick={() => log.showSender(identity)}
              className="min-h-8 shrink-0 rounded-sm px-2 font-medium text-primary underline underline-offset-3"
            >
              {texts.show}
            </button>
          </li>
        ))}
      </ul>
    )
  )
}
