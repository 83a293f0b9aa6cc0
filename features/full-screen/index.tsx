import { Expand, Shrink } from "lucide-react"
import { useEffect, useRef, useSyncExternalStore } from "react"
import type { Feature } from "@/components/call/feature-slots"
import { HeaderToggle } from "@/components/call/header-toggle"
import { onFullScreenChange } from "@/components/ui/full-screen-layer"
import { texts } from "./texts"

/** Shows the page in full screen: the whole page, because menus and dialogs are portals in the body. */
export const fullScreen: Feature = { id: "full-screen", HeaderButton: FullScreenButton }

function FullScreenButton() {
  const isFull = useSyncExternalStore(onFullScreenChange, () => document.fullscreenElement !== null)
  const isUnmounted = useRef(false)
  useEffect(() => {
    isUnmounted.current = false
    return () => {
      isUnmounted.current = true
    }
  }, [])
  // iPhones support full screen only for videos.
  if (!document.fullscreenEnabled) return null
  const toggle = async () => {
    if (!isFull) await document.documentElement.requestFullscreen()
    // The call may have ended meanwhile.
    if (isFull || isUnmounted.current) await document.exitFullscreen()
  }

  return (
    <HeaderToggle
      name={texts.fullScreen}
      icon={isFull ? Shrink : Expand}
      tooltip={isFull ? texts.leaveFullScreen : texts.fullScreen}
      pressed={isFull}
      onPress={() => void toggle().catch(() => undefined)}
    />
  )
}
