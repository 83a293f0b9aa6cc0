import { Expand, Shrink } from "lucide-react"
import { useSyncExternalStore } from "react"
import { Hint } from "@/components/ui/hint"
import { texts } from "@/lib/texts/stage"

const subscribe = (listener: () => void) => {
  document.addEventListener("fullscreenchange", listener)
  return () => document.removeEventListener("fullscreenchange", listener)
}

/** Fills the screen with the page, so that menus and dialogs are there too. Phones that can't (iPhones) don't see it. */
export function FullScreenButton() {
  const isFull = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null)
  if (!document.fullscreenEnabled) return null
  const Icon = isFull ? Shrink : Expand
  const toggle = () => (isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen())

  return (
    <Hint text={isFull ? texts.leaveFullScreen : texts.fullScreen}>
      <button
        type="button"
        aria-label={texts.fullScreen}
        aria-pressed={isFull}
        onClick={() => void toggle().catch(() => undefined)}
        className="grid size-11 shrink-0 place-items-center rounded-control border border-line transition hover:bg-raised max-sm:hidden"
      >
        <Icon className="size-4" aria-hidden="true" />
      </button>
    </Hint>
  )
}
