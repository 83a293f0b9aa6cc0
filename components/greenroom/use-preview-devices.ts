import { useState, useSyncExternalStore } from "react"
import { useLifetime } from "@/components/ui/use-lifetime"
import { INITIAL_PREVIEW, PreviewDevices } from "@/lib/room/preview-devices"

/** The preview's devices, asked for while the green room is shown and released when it goes. */
export function usePreviewDevices() {
  const [devices] = useState(
    () => new PreviewDevices(typeof navigator === "undefined" ? undefined : navigator.mediaDevices),
  )
  const state = useSyncExternalStore(devices.subscribe, devices.getState, () => INITIAL_PREVIEW)
  useLifetime(
    () => void devices.open(),
    () => devices.close(),
  )
  return { devices, state }
}
