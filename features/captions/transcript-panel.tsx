import { useLayoutEffect, useRef, useState } from "react"
import { EarlierButton, ScrollArea, useStickToEnd } from "@/components/ui/scroll-area"
import { useStore } from "@/components/ui/use-store"
import { useCaptions } from "./captions-provider"
import { texts } from "./texts"

/** Lines rendered at first, and added by each press of the button for earlier ones. */
const PAGE_SIZE = 200

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" })

/** All captions since the user joined. */
export function TranscriptPanel() {
  const captions = useStore(useCaptions().log.captions)
  const box = useRef<HTMLElement>(null)
  const { isAtEnd, toEnd, onScroll } = useStickToEnd(box)
  const [lineCount, setLineCount] = useState(PAGE_SIZE)

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls after every change of the captions
  useLayoutEffect(() => {
    if (isAtEnd()) toEnd()
  }, [captions])

  return (
    <ScrollArea label={texts.lines} ref={box} onScroll={onScroll} className="min-h-0 flex-1 px-5 pb-4">
      <p className="py-2 text-center text-label text-muted-foreground">
        {captions.length > 0 ? texts.start : texts.empty}
      </p>
      {captions.length > lineCount && (
        <EarlierButton name={texts.earlier} onPress={() => setLineCount(lineCount + PAGE_SIZE)} />
      )}
      <ol className="flex flex-col gap-3">
        {captions.slice(-lineCount).map(({ id, name, text, at, isFinal, isPlain }) => (
          <li key={id} className="text-[15px]/6">
            <p className="flex gap-2 text-label">
              <bdi translate="no" className="truncate font-semibold">
                {name}
              </bdi>
              <time dateTime={new Date(at).toISOString()} className="shrink-0 text-muted-foreground">
                {clock.format(at)}
              </time>
              {isPlain && <span className="shrink-0 text-muted-foreground">{texts.plain}</span>}
            </p>
            <p
              dir="auto"
              className={`overflow-hidden wrap-anywhere whitespace-pre-wrap ${isFinal ? "" : "text-muted-foreground italic"}`}
            >
              {text}
            </p>
          </li>
        ))}
      </ol>
    </ScrollArea>
  )
}
