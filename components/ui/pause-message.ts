import { useEffect, useState } from "react"
import type { Device } from "@/lib/room/media-error"
import { texts } from "@/lib/texts/devices"

/** How long a message says that a device is back. */
const BACK_SHOWN_MS = 5000

/**
 * Returns the message about a device that the system has paused, and for a while after it resumes.
 * @param state undefined while the user has turned the device off, when a pause is of no interest
 */
export function usePauseMessage(device: Device, state: "paused" | "running" | undefined): string | undefined {
  const [wasPaused, setWasPaused] = useState(false)

  useEffect(() => {
    if (state !== "running") return setWasPaused(state === "paused")
    const timer = setTimeout(() => setWasPaused(false), BACK_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [state])

  if (state === "paused") return texts.paused(device)
  return state === "running" && wasPaused ? texts.resumed(device) : undefined
}
