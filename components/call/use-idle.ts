import { useEffect, useState } from "react"
import { listenInWindows } from "@/components/ui/windows"

const ACTIVITY = ["pointerdown", "pointermove", "keydown", "focusin"] as const

/** Returns whether the user has done nothing in the call's windows for a while. */
export function useIdle(afterMs: number): boolean {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const onActivity = () => {
      setIdle(false)
      clearTimeout(timer)
      timer = setTimeout(() => setIdle(true), afterMs)
    }
    onActivity()
    const cleanups = ACTIVITY.map((event) => listenInWindows(event, onActivity))
    return () => {
      clearTimeout(timer)
      for (const cleanUp of cleanups) cleanUp()
    }
  }, [afterMs])
  return isIdle
}
