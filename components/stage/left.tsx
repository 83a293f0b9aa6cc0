import { useEffect, useRef } from "react"
import { buttonStyles } from "@/components/ui/button"
import { PageLink } from "@/components/ui/page-link"
import type { Ending } from "@/lib/room/ending"
import { texts } from "@/lib/texts/left"

/** The view after a call: why it is over, and the ways on. */
export function Left({ ending, onRejoin }: { ending: Ending; onRejoin: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that had the focus is gone with the call: go on from what is new.
  useEffect(() => heading.current?.focus(), [])

  return (
    <div className="flex max-w-md flex-col items-center gap-4 text-center">
      <h1 ref={heading} tabIndex={-1} className="text-title outline-none">
        {ending.title}
      </h1>
      {ending.detail && <p className="text-muted">{ending.detail}</p>}
      <div className="mt-3 flex flex-wrap justify-center gap-2.5">
        {ending.canRejoin && (
          <button type="button" className={buttonStyles.primary} onClick={onRejoin}>
            {texts.rejoin}
          </button>
        )}
        <PageLink href="/" className={buttonStyles.outline}>
          {texts.back}
        </PageLink>
      </div>
    </div>
  )
}
