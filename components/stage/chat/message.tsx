import { EyeOff } from "lucide-react"
import { memo } from "react"
import { useChatContext } from "./chat-context"
import type { ChatEntry } from "./chat-log"
import { DeliveryState } from "./delivery-state"
import { linkParts } from "./link-parts"
import { texts } from "./texts"

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" })

type MessageProps = {
  entry: ChatEntry
  /** The same person wrote just before: the name is not said again. */
  continues: boolean
}

/** One message. Whatever is in it is shown as text; of its addresses, those of the web become links. */
export const Message = memo(function Message({ entry, continues }: MessageProps) {
  const { log } = useChatContext()
  const name = entry.name || texts.someone
  if (entry.skipped) {
    return (
      <li className="mt-3 text-label text-muted">
        <bdi>{texts.skipped(name, entry.skipped)}</bdi>
      </li>
    )
  }

  return (
    <li className={`group text-[15px]/6 ${continues ? "mt-1" : "mt-4"}`}>
      {!continues && (
        <p className="flex min-h-6 items-center gap-2 text-label">
          <bdi className={`truncate font-semibold ${entry.delivery ? "text-accent" : ""}`}>
            {entry.delivery ? texts.you : name}
          </bdi>
          <time dateTime={new Date(entry.at).toISOString()} className="shrink-0 text-muted">
            {clock.format(entry.at)}
          </time>
          {!entry.delivery && (
            <button
              type="button"
              aria-label={texts.hide(name)}
              title={texts.hide(name)}
              onClick={() => log.hide(entry.identity, name)}
              className="ml-auto grid size-7 shrink-0 place-items-center rounded-lg text-muted opacity-50 group-hover:opacity-100 hover:bg-raised focus-visible:opacity-100"
            >
              <EyeOff className="size-4" aria-hidden="true" />
            </button>
          )}
        </p>
      )}
      <p dir="auto" className="overflow-hidden wrap-anywhere whitespace-pre-wrap">
        {linkParts(entry.text).map(({ at, text, href }) =>
          href ? (
            <a
              key={at}
              href={href}
              target="_blank"
              rel="noopener noreferrer"
              className="text-accent underline underline-offset-3"
            >
              {text}
            </a>
          ) : (
            text
          ),
        )}
      </p>
      <DeliveryState entry={entry} />
    </li>
  )
})
