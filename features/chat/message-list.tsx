import { ArrowDown } from "lucide-react"
import { memo, startTransition, useLayoutEffect, useRef, useState } from "react"
import { EarlierButton, ScrollArea, useStickToEnd } from "@/components/ui/scroll-area"
import { useStore } from "@/components/ui/use-store"
import type { ChatEntry } from "./chat-log"
import { useChatContext } from "./chat-provider"
import { Message } from "./message"
import { texts } from "./texts"

/** The list is rendered in chunks of this many messages; the newest chunks come first. */
const CHUNK_SIZE = 50
const INITIAL_CHUNKS = 4
/** The newest chunks are always laid out, so that the scroll position at the end is exact. */
const ALWAYS_LAID_OUT = 3
/** Messages from one sender within this time share one name and time. */
const GROUP_MS = 5 * 60_000

/** The messages, newest last. Follows new ones unless the reader has scrolled up. */
export function MessageList() {
  const { log } = useChatContext()
  const entries = useStore(log.entries)
  const hidden = useStore(log.hiddenSenders)
  const box = useRef<HTMLElement>(null)
  const { isAtEnd, toEnd, onScroll } = useStickToEnd(box)
  const [chunkCount, setChunkCount] = useState(INITIAL_CHUNKS)
  const [lastSeenId, setLastSeenId] = useState(-1)
  const visible = entries.filter(({ identity }) => !hidden.has(identity))
  const chunks = chunkEntries(visible, CHUNK_SIZE)
  const last = visible.at(-1)
  const lastId = Number(last?.id ?? -1)

  useLayoutEffect(() => {
    // The local participant's messages scroll into view even from further up.
    if (!isAtEnd() && last?.delivery !== "sending") return
    toEnd()
    setLastSeenId(lastId)
  }, [last, lastId, isAtEnd, toEnd])

  return (
    <div className="relative min-h-0 flex-1">
      <ScrollArea
        label={texts.messages}
        ref={box}
        onScroll={() => {
          onScroll()
          if (isAtEnd()) setLastSeenId(lastId)
        }}
        className="h-full px-5 pb-3"
      >
        <p className="py-2 text-center text-label text-muted-foreground">{texts.joined}</p>
        {visible.length === 0 && (
          <p className="py-6 text-center text-label text-muted-foreground">{texts.empty}</p>
        )}
        {chunks.length > chunkCount && (
          <EarlierButton
            name={texts.earlier}
            onPress={() => startTransition(() => setChunkCount((count) => count + 1))}
          />
        )}
        {chunks.slice(-chunkCount).map(({ key, entries }, index, list) => (
          <MessageChunk
            key={key}
            entries={entries}
            previous={list[index - 1]?.entries.at(-1)}
            canSkipLayout={index < list.length - ALWAYS_LAID_OUT}
          />
        ))}
      </ScrollArea>
      {lastId > lastSeenId && (
        <button
          type="button"
          onClick={toEnd}
          className="absolute bottom-2 left-1/2 flex min-h-10 -translate-x-1/2 items-center gap-1.5 rounded-full bg-foreground px-4 text-label font-medium text-background shadow-lg"
        >
          <ArrowDown className="size-4" aria-hidden="true" />
          <span>{texts.newMessages}</span>
        </button>
      )}
    </div>
  )
}

type MessageChunkProps = {
  entries: readonly ChatEntry[]
  /** The entry before the first one. */
  previous: ChatEntry | undefined
  canSkipLayout: boolean
}

/**
 * Consecutive messages. `content-visibility` skips layout and paint off screen, which keeps thousands of messages
 * scrolling smoothly; browsers without scroll anchoring would jump, and don't get it.
 */
const MessageChunk = memo(function MessageChunk({ entries, previous, canSkipLayout }: MessageChunkProps) {
  return (
    <ol
      className={`-mx-2 flex flex-col px-2 [contain-intrinsic-size:auto_1800px] ${canSkipLayout ? "supports-[overflow-anchor:auto]:[content-visibility:auto]" : ""}`}
    >
      {entries.map((entry, index) => (
        <Message
          key={entry.id}
          entry={entry}
          isContinued={isGrouped(entries[index - 1] ?? previous, entry)}
        />
      ))}
    </ol>
  )
}, hasSameMessages)

function hasSameMessages(a: MessageChunkProps, b: MessageChunkProps): boolean {
  return (
    a.canSkipLayout === b.canSkipLayout &&
    a.previous === b.previous &&
    a.entries.length === b.entries.length &&
    a.entries.every((entry, index) => entry === b.entries[index])
  )
}

function isGrouped(previous: ChatEntry | undefined, entry: ChatEntry): boolean {
  return (
    previous?.identity === entry.identity &&
    !previous.skipped &&
    !entry.skipped &&
    entry.at - previous.at < GROUP_MS
  )
}

type Chunk<T> = { key: number; entries: T[] }

/**
 * Splits entries into chunks of up to `size` by their numeric id. An entry never changes its chunk, so that only the
 * last chunk renders when a message arrives.
 */
export function chunkEntries<T extends { id: string }>(entries: readonly T[], size: number): Chunk<T>[] {
  const chunks: Chunk<T>[] = []
  for (const entry of entries) {
    const key = Math.floor(Number(entry.id) / size)
    const last = chunks.at(-1)
    if (last?.key === key) last.entries.push(entry)
    else chunks.push({ key, entries: [entry] })
  }
  return chunks
}
