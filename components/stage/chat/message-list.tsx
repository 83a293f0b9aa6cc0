import { ArrowDown } from "lucide-react"
import { useLayoutEffect, useRef, useState } from "react"
import { ScrollArea } from "@/components/ui/scroll-area"
import { useAtEnd } from "@/components/ui/use-at-end"
import { useStore } from "@/components/ui/use-store"
import { EarlierButton } from "../panel/earlier-button"
import { useChatContext } from "./chat-context"
import { Message } from "./message"
import { texts } from "./texts"

/** Messages in the page at a time: the last ones, and as many more each time that earlier ones are asked for. */
const SHOWN = 200
/** Messages of one person within this time stand under one name, in milliseconds. */
const GROUPED_FOR = 5 * 60_000

/** What was written, the newest last and in view, unless the reader scrolled up. */
export function MessageList() {
  const { log } = useChatContext()
  const entries = useStore(log.entries)
  const hidden = useStore(log.hidden)
  const box = useRef<HTMLElement>(null)
  const { isAtEnd, toEnd, onScroll } = useAtEnd(box)
  const [shown, setShown] = useState(SHOWN)
  const [seen, setSeen] = useState(-1)
  const visible = entries.filter(({ identity }) => !hidden.has(identity))
  const last = visible.at(-1)

  const lastId = Number(last?.id ?? -1)
  useLayoutEffect(() => {
    // What one writes oneself is always brought into view.
    if (!isAtEnd() && last?.delivery !== "sending") return
    toEnd()
    setSeen(lastId)
  }, [last, lastId, isAtEnd, toEnd])

  return (
    <div className="relative min-h-0 flex-1">
      <ScrollArea
        label={texts.messages}
        ref={box}
        onScroll={() => {
          onScroll()
          if (isAtEnd()) setSeen(lastId)
        }}
        className="h-full px-5 pb-3"
      >
        <p className="py-2 text-center text-label text-muted">{texts.joined}</p>
        {visible.length === 0 && <p className="py-6 text-center text-label text-muted">{texts.empty}</p>}
        {visible.length > shown && (
          <EarlierButton name={texts.earlier} onPress={() => setShown(shown + SHOWN)} />
        )}
        <ol className="flex flex-col">
          {visible.slice(-shown).map((entry, index, list) => {
            const before = list[index - 1]
            const continues =
              before?.identity === entry.identity &&
              !before.skipped &&
              !entry.skipped &&
              entry.at - before.at < GROUPED_FOR
            return <Message key={entry.id} entry={entry} continues={continues} />
          })}
        </ol>
      </ScrollArea>
      {lastId > seen && (
        <button
          type="button"
          onClick={toEnd}
          className="absolute bottom-2 left-1/2 flex min-h-10 -translate-x-1/2 items-center gap-1.5 rounded-full bg-text px-4 text-label font-medium text-background shadow-lg"
        >
          <ArrowDown className="size-4" aria-hidden="true" />
          {texts.newMessages}
        </button>
      )}
    </div>
  )
}
