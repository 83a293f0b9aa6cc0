import { useStore } from "@/components/ui/use-store"
import { useChatContext } from "./chat-context"
import { texts } from "./texts"

/** Whose messages are hidden, and the way to see them again. */
export function HiddenPeople() {
  const { log } = useChatContext()
  const hidden = useStore(log.hidden)
  return (
    hidden.size > 0 && (
      <ul className="max-h-24 overflow-y-auto border-t border-line px-5 py-1 text-label text-muted">
        {[...hidden].map(([identity, name]) => (
          <li key={identity} className="flex items-center justify-between gap-2">
            <bdi className="truncate">{texts.hidden(name)}</bdi>
            <button
              type="button"
              onClick={() => log.show(identity)}
              className="min-h-8 shrink-0 rounded-lg px-2 font-medium text-accent underline underline-offset-3"
            >
              {texts.show}
            </button>
          </li>
        ))}
      </ul>
    )
  )
}
