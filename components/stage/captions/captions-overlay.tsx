import { useEffect, useState } from "react"
import { useStore } from "@/components/ui/use-store"
import { useCaptions } from "./captions-context"

/** Lines shown at a time, and how long each stays after its last change, in milliseconds. */
const LINES = 2
const STAYS = 7000

/** What is being said, over the tiles. */
export function CaptionsOverlay() {
  const { log, isShown } = useCaptions()
  const captions = useStore(log.captions)
  const shown = useStore(isShown)
  const [now, setNow] = useState(Date.now)
  const newest = captions.at(-1)?.changedAt ?? 0
  useEffect(() => {
    setNow(Date.now())
    const timer = setTimeout(() => setNow(Date.now()), newest + STAYS - Date.now() + 20)
    return () => clearTimeout(timer)
  }, [newest])

  if (!shown) return null
  const lines = captions.slice(-LINES).filter(({ changedAt }) => now - changedAt < STAYS)
  return (
    <ul className="absolute inset-x-3 bottom-3 mx-auto flex max-w-2xl flex-col items-center gap-1.5">
      {lines.map(({ id, name, text, isFinal }) => (
        <li
          key={id}
          dir="auto"
          data-interim={!isFinal || undefined}
          // Of a long one the end counts: it is cut at its beginning.
          className="flex max-h-20 max-w-full flex-col justify-end overflow-hidden rounded-xl bg-scrim px-3.5 py-1.5 text-[17px]/6 text-on-scrim"
        >
          <p className="wrap-anywhere">
            <bdi className="font-semibold">{name}</bdi> <bdi className={isFinal ? "" : "italic"}>{text}</bdi>
          </p>
        </li>
      ))}
    </ul>
  )
}
