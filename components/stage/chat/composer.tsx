import { ArrowUp } from "lucide-react"
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react"
import { useChatContext } from "./chat-context"
import { LONGEST_MESSAGE } from "./chat-log"
import { texts } from "./texts"

/** From this many characters before the limit on, those that are left are counted. */
const COUNTED = 400

/** Writes a message: Enter sends it, Shift and Enter break the line. */
export function Composer() {
  const { send, draft } = useChatContext()
  const [text, setText] = useState(draft.current)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const left = LONGEST_MESSAGE - text.length

  // On a touch screen the focus would bring up the keyboard, over half of what is to be read.
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) field.current?.focus()
  }, [])

  const change = (value: string) => {
    draft.current = value
    setText(value)
  }
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    if (!text.trim() || left < 0) return
    send(text)
    change("")
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While a word is being composed (Japanese, for one), Enter chooses it.
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) submit(event)
  }

  return (
    <form onSubmit={submit} className="border-t border-line p-3">
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
          className="field-sizing-content max-h-40 min-h-12 min-w-0 flex-1 resize-none rounded-control border border-field bg-surface px-4 py-2.75 text-base/6 wrap-anywhere placeholder:text-muted aria-invalid:border-danger"
        />
        <button
          type="submit"
          aria-label={texts.send}
          aria-disabled={!text.trim() || left < 0 || undefined}
          className="grid size-12 shrink-0 place-items-center rounded-control bg-accent text-on-accent transition active:scale-95 aria-disabled:bg-raised aria-disabled:text-muted"
        >
          <ArrowUp className="size-5" aria-hidden="true" />
        </button>
      </div>
      <p id={`${id}-hint`} className={left < COUNTED ? "mt-1.5 text-label text-muted" : "sr-only"}>
        {left < 0 ? (
          <span className="text-danger">{texts.tooLong(-left)}</span>
        ) : left < COUNTED ? (
          texts.left(left)
        ) : (
          texts.keys
        )}
      </p>
    </form>
  )
}
