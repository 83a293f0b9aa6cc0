import { ArrowUp } from "lucide-react"
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react"
import { isComposing } from "@/lib/room/key-press"
import { MAX_MESSAGE_LENGTH } from "./chat-log"
import { useChatContext } from "./chat-provider"
import { texts } from "./texts"

/** The remaining characters are shown once there are fewer than this. */
const COUNTER_THRESHOLD = 400

/** The message field: Enter sends, Shift+Enter breaks the line. */
export function Composer() {
  const { send, draft } = useChatContext()
  const [text, setText] = useState(draft.current)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const left = MAX_MESSAGE_LENGTH - text.length
  const canSend = text.trim() !== "" && left >= 0

  // On a touch screen, focus would open the keyboard over half of the messages.
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) field.current?.focus()
  }, [])

  const change = (value: string) => {
    draft.current = value
    setText(value)
  }
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    if (!canSend) return
    send(text)
    change("")
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // With an input method editor (IME), Enter accepts the composed word.
    if (event.key === "Enter" && !event.shiftKey && !isComposing(event.nativeEvent)) submit(event)
  }

  return (
    <form onSubmit={submit} className="border-t border-border p-3">
      <div className="flex items-end gap-2">
        <label htmlFor={id} className="sr-only">
          {texts.message}
        </label>
        <textarea
          ref={field}
          id={id}
          rows={1}
          value={text}
          placeholder={texts.message}
          aria-describedby={`${id}-hint`}
          aria-invalid={left < 0 || undefined}
          enterKeyHint="send"
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-[min(10rem,25dvh)] min-h-12 min-w-0 flex-1 resize-none rounded-control border border-input bg-card px-4 py-2.75 text-base/6 wrap-anywhere placeholder:text-muted-foreground aria-invalid:border-destructive"
        />
        <button
          type="submit"
          aria-label={texts.send}
          aria-disabled={!canSend || undefined}
          className="grid size-12 shrink-0 place-items-center rounded-control bg-primary text-primary-foreground transition active:scale-95 aria-disabled:bg-muted aria-disabled:text-muted-foreground"
        >
          <ArrowUp className="size-5" aria-hidden="true" />
        </button>
      </div>
      <p
        id={`${id}-hint`}
        className={left < COUNTER_THRESHOLD ? "mt-1.5 text-label text-muted-foreground" : "sr-only"}
      >
        {left < 0 ? (
          <span className="text-destructive">{texts.tooLong(-left)}</span>
        ) : left < COUNTER_THRESHOLD ? (
          texts.left(left)
        ) : (
          texts.keys
        )}
      </p>
    </form>
  )
}
