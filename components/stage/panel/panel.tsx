import { X } from "lucide-react"
import { lazy, Suspense, useEffect, useEffectEvent, useId, useRef, useState } from "react"
import { texts } from "@/lib/texts/panel"
import { PanelBoundary } from "./panel-boundary"
import type { PanelDefinition } from "./panel-definition"

type PanelProps = { definition: PanelDefinition; onClose: () => void }

/** A column beside the tiles, or a sheet over them: its heading, the way to close it, and its content. */
export function Panel({ definition, onClose }: PanelProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const [Content, setContent] = useState(() => lazy(definition.load))
  const close = useEffectEvent(onClose)

  useEffect(() => {
    // The content may take the focus to a better place when it is there.
    heading.current?.focus()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return
      if (event.target instanceof Element && event.target.closest("dialog, [role=dialog], [role=menu]"))
        return
      close()
    }
    window.addEventListener("keydown", onKeyDown)
    return () => window.removeEventListener("keydown", onKeyDown)
  }, [])

  return (
    <section
      data-panel=""
      aria-labelledby={id}
      className="flex w-95 shrink-0 flex-col overflow-hidden rounded-tile border border-line bg-surface max-lg:absolute max-lg:inset-0 max-lg:z-10 max-lg:w-auto"
    >
      <header className="flex items-center justify-between gap-2 py-2 pr-2 pl-5">
        <h2 id={id} ref={heading} tabIndex={-1} className="font-semibold outline-none">
          {definition.title}
        </h2>
        <button
          type="button"
          aria-label={texts.close(definition.title)}
          onClick={onClose}
          className="grid size-11 shrink-0 place-items-center rounded-control hover:bg-raised"
        >
          <X className="size-4.5" aria-hidden="true" />
        </button>
      </header>
      <PanelBoundary onRetry={() => setContent(() => lazy(definition.load))}>
        <Suspense fallback={<p className="px-5 text-label text-muted">{texts.loading}</p>}>
          <Content />
        </Suspense>
      </PanelBoundary>
    </section>
  )
}
