import { useLayoutEffect, useRef, useState } from "react"
import { ScrollArea } from "@/components/ui/scroll-area"
import { useAtEnd } from "@/components/ui/use-at-end"
import { useStore } from "@/components/ui/use-store"
import { EarlierButton } from "../panel/earlier-button"
import { useCaptions } from "./captions-context"
import { texts } from "./texts"

/** Lines in the page at a time. */
const SHOWN = 200

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" })

/** What was said since one joined. */
export function TranscriptPanel() {
  const captions = useStore(useCaptions().log.captions)
  const box = useRef<HTMLElement>(null)
  const { isAtEnd, toEnd, onScroll } = useAtEnd(box)
  const [shown, setShown] = useState(SHOWN)

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows each change of what was said
  useLayoutEffect(() => {
    if (isAtEnd()) toEnd()
  }, [captions])

  return (
    <ScrollArea label={texts.lines} ref={box} onScroll={onScroll} className="min-h-0 flex-1 px-5 pb-4">
      <p className="py-2 text-center text-label text-muted">
        {captions.length > 0 ? texts.from : texts.empty}
      </p>
      {captions.length > shown && (
        <EarlierButton name={texts.earlier} onPress={() => setShown(shown + SHOWN)} />
      )}
      <ol className="flex flex-col gap-3">
        {captions.slice(-shown).map(({ id, name, text, at, isFinal }) => (
          <li key={id} className="text-[15px]/6">
            <p className="flex gap-2 text-label">
              <bdi className="truncate font-semibold">{name}</bdi>
              <time dateTime={new Date(at).toISOString()} className="shrink-0 text-muted">
                {clock.format(at)}
              </time>
            </p>
            <p
              dir="auto"
              className={`overflow-hidden wrap-anywhere whitespace-pre-wrap ${isFinal ? "" : "text-muted italic"}`}
            >
              {text}
            </p>
          </li>
        ))}
      </ol>
    </ScrollArea>
  )
}
