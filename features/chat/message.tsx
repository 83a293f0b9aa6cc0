import { CircleAlert, EyeOff, LockOpen } from "lucide-react"
import { memo } from "react"
import { useRights } from "@/components/call/rights"
import { displayName } from "@/lib/room/plain-text"
import type { ChatEntry } from "./chat-log"
import { useChatContext } from "./chat-provider"
import { linkParts } from "./link-parts"
import { texts } from "./texts"

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" })

type MessageProps = {
  entry: ChatEntry
  /** Whether it continues a group of messages from one sender, so that name and time are left out. */
  isContinued: boolean
}

/** A message as plain text with clickable web links, or a note about messages over the rate limit. */
export const Message = memo(function Message({ entry, isContinued }: MessageProps) {
  if (entry.skipped || entry.undecryptable) {
    const name = displayName(entry.name)
    return (
      <li className="mt-3 text-label text-muted-foreground">
        <bdi>
          {entry.skipped
            ? texts.skipped(name, entry.skipped)
            : texts.undecryptable(name, entry.undecryptable ?? 1)}
        </bdi>
      </li>
    )
  }

  return (
    <li className={`group text-[15px]/6 ${isContinued ? "mt-1" : "mt-4"}`}>
      {!isContinued && <MessageHeader entry={entry} />}
      <p dir="auto" className="overflow-hidden wrap-anywhere whitespace-pre-wrap">
        {linkParts(entry.text).map(({ at, text, href }) =>
          href ? (
            <a
              key={at}
              href={href}
              target="_blank"
              rel="noopener noreferrer"
              className="text-primary underline underline-offset-3"
            >
              {text}
            </a>
          ) : (
            <span key={at}>{text}</span>
          ),
        )}
      </p>
      {entry.isPlain && <EncryptionNote text={texts.plain} />}
      {entry.unreadableBy && <EncryptionNote text={texts.unreadable(entry.unreadableBy).join(" ")} />}
      <DeliveryState entry={entry} />
    </li>
  )
})

function EncryptionNote({ text }: { text: string }) {
  return (
    <p className="flex items-center gap-1.5 text-label text-muted-foreground">
      <LockOpen className="size-3.5 shrink-0 text-warning" aria-hidden="true" />
      <bdi>{text}</bdi>
    </p>
  )
}

/** The sender's name, the time, and a button that hides the sender's messages. */
function MessageHeader({ entry }: { entry: ChatEntry }) {
  const { log } = useChatContext()
  const isOwn = entry.delivery !== undefined
  const name = isOwn ? texts.you : displayName(entry.name)
  return (
    <p className="flex min-h-6 items-center gap-2 text-label">
      <bdi translate="no" className={`truncate font-semibold ${isOwn ? "text-primary" : ""}`}>
        {name}
      </bdi>
      <time dateTime={new Date(entry.at).toISOString()} className="shrink-0 text-muted-foreground">
        {clock.format(entry.at)}
      </time>
      {!isOwn && (
        <button
          type="button"
          aria-label={texts.hide(name)}
          title={texts.hide(name)}
          onClick={() => log.hideSender(entry.identity, name)}
          className="ml-auto grid size-7 shrink-0 place-items-center rounded-sm text-muted-foreground opacity-50 group-hover:opacity-100 hover:bg-muted focus-visible:opacity-100"
        >
          <EyeOff className="size-4" aria-hidden="true" />
        </button>
      )}
    </p>
  )
}

/** Says that a message was not or may not have been delivered, and offers to send it again. */
function DeliveryState({ entry }: { entry: ChatEntry }) {
  if (!entry.delivery || entry.delivery === "sent") return null
  if (entry.delivery === "sending") return <p className="text-label text-muted-foreground">{texts.sending}</p>
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-label">
      <CircleAlert className="size-4 shrink-0 text-destructive" aria-hidden="true" />
      <span>{entry.delivery === "failed" ? texts.notSent : texts.unconfirmed}</span>
      <SendAgainButton entry={entry} />
    </p>
  )
}

/** Of its own, as it listens to the room: most messages don't need it. */
function SendAgainButton({ entry }: { entry: ChatEntry }) {
  const { sendAgain } = useChatContext()
  const { data: canSend } = useRights()
  if (!canSend) return null
  return (
    <button
      type="button"
      onClick={() => sendAgain(entry.id, entry.text)}
      className="min-h-8 rounded-sm px-1 font-medium text-primary underline underline-offset-3"
    >
      {texts.sendAgain}
    </button>
  )
}
