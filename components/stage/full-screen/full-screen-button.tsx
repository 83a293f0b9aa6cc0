import { Expand, Shrink } from "lucide-react"
import { useSyncExternalStore } from "react"
import { HeaderToggle } from "../header-toggle"
import { texts } from "./texts"

const subscribe = (listener: () => void) => {
  document.addEventListener("fullscreenchange", listener)
  return () => document.removeEventListener("fullscreenchange", listener)
}

/** Fills the screen with the page, so that menus and dialogs are there too. Phones that can't (iPhones) don't see it. */
export function FullScreenButton() {
  const isFull = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null)
  if (!document.fullscreenEnabled) return null
  const toggle = () => (isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen())

  return (
    <HeaderToggle
      name={texts.fullScreen}
      icon={isFull ? Shrink : Expand}
      hint={isFull ? texts.leaveFullScreen : texts.fullScreen}
      pressed={isFull}
      onPress={() => void toggle().catch(() => undefined)}
    />
  )
}
