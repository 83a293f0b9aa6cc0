import Link from "next/link"
import { useEffect, useRef } from "react"
import { buttonStyles } from "@/components/ui/button"
import type { CallEnd } from "@/lib/room/call-end"
import { plainName } from "@/lib/room/plain-text"
import { texts } from "@/lib/texts/ended"

type CallEndedProps = { roomName: string; end: CallEnd; onRejoin: () => void }

/** The view after a call: why it ended, and what to do next. */
export function CallEnded({ roomName, end, onRejoin }: CallEndedProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // The focused button disappeared with the call.
  useEffect(() => heading.current?.focus(), [])

  return (
    <div className="flex max-w-md flex-col items-center gap-4 text-center">
      <h1 ref={heading} tabIndex={-1} className="text-title outline-none">
        {end.title}
      </h1>
      {end.detail && <p className="text-muted-foreground">{end.detail}</p>}
      {end.durationMs !== undefined && (
        <p className="wrap-anywhere text-muted-foreground">
          {texts.stayed(plainName(roomName), Math.floor(end.durationMs / 60_000))}
        </p>
      )}
      <div className="mt-3 flex flex-wrap justify-center gap-2.5">
        {end.canRejoin && (
          <button type="button" className={buttonStyles.primary} onClick={onRejoin}>
            {texts.rejoin}
          </button>
        )}
        <Link href="/" className={buttonStyles.outline}>
          {texts.back}
        </Link>
      </div>
    </div>
  )
}
