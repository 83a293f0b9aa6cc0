import { ArrowDown } from "lucide-react"
import { startTransition, useLayoutEffect, useRef, useState } from "react"
import { ScrollArea } from "@/components/ui/scroll-area"
import { useAtEnd } from "@/components/ui/use-at-end"
import { useStore } from "@/components/ui/use-store"
import { EarlierButton } from "../panel/earlier-button"
import { blocksOf } from "./blocks"
import { useChatContext } from "./chat-context"
import { MessageBlock } from "./message-block"
import { texts } from "./texts"

/** Messages that come into the page together, and how many such blocks are in it at first: the last ones. */
const BLOCK = 50
const SHOWN = 4
/** Blocks at the end that are always drawn, so that the end is where it was found. */
const DRAWN = 3

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
  const blocks = blocksOf(visible, BLOCK)
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
        {blocks.length > shown && (
          <EarlierButton
            name={texts.earlier}
            onPress={() => startTransition(() => setShown((shown) => shown + 1))}
          />
        )}
        {blocks.slice(-shown).map(({ key, entries }, index, list) => (
          <MessageBlock
            key={key}
            entries={entries}
            before={list[index - 1]?.entries.at(-1)}
            mayRest={index < list.length - DRAWN}
          />
        ))}
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
