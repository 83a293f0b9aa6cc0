import { memo } from "react"
import type { ChatEntry } from "./chat-log"
import { Message } from "./message"

/** Messages of one person within this time stand under one name, in milliseconds. */
const GROUPED_FOR = 5 * 60_000

type MessageBlockProps = {
  entries: readonly ChatEntry[]
  /** What was written just before. */
  before: ChatEntry | undefined
  /** Whether its messages may be left undrawn while they are out of sight. */
  mayRest: boolean
}

/**
 * Some messages in a row. Out of sight the browser neither lays them out nor paints them, which keeps thousands of them
 * scrolling smoothly; only where it also keeps in place what is read while those above take their real height.
 */
export const MessageBlock = memo(
  function MessageBlock({ entries, before, mayRest }: MessageBlockProps) {
    return (
      <ol
        className={`-mx-2 flex flex-col px-2 [contain-intrinsic-size:auto_1800px] ${mayRest ? "supports-[overflow-anchor:auto]:[content-visibility:auto]" : ""}`}
      >
        {entries.map((entry, index) => (
          <Message key={entry.id} entry={entry} continues={continues(entries[index - 1] ?? before, entry)} />
        ))}
      </ol>
    )
  },
  (last, next) =>
    last.mayRest === next.mayRest &&
    last.before === next.before &&
    last.entries.length === next.entries.length &&
    last.entries.every((entry, index) => entry === next.entries[index]),
)

function continues(before: ChatEntry | undefined, entry: ChatEntry): boolean {
  return (
    before?.identity === entry.identity &&
    !before.skipped &&
    !entry.skipped &&
    entry.at - before.at < GROUPED_FOR
  )
}
