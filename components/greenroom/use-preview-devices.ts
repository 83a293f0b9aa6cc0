import { useEffect, useState, useSyncExternalStore } from "react"
import { useLifetime } from "@/components/ui/use-lifetime"
import type { Choices } from "@/lib/room/choices"
import { DeviceList, NO_DEVICES } from "@/lib/room/device-list"
import { DevicePermissions } from "@/lib/room/device-permissions"
import { PreviewDevices } from "@/lib/room/preview-devices"
import { INITIAL_PREVIEW } from "@/lib/room/preview-state"
import { rememberedPreferences } from "@/lib/room/remembered-preferences"

/**
 * The preview's devices, asked for while the green room is shown and released when it goes; and what else could be
 * chosen.
 * @param choices gives what is to be on; asked once the page is in the browser
 */
export function usePreviewDevices(choices: () => Choices) {
  const [{ devices, list }] = useState(() => {
    // The server renders this too, and has neither.
    const { mediaDevices, permissions } = typeof navigator === "undefined" ? {} : navigator
    return {
      devices: new PreviewDevices(
        mediaDevices,
        new DevicePermissions(permissions),
        rememberedPreferences.getState,
      ),
      list: new DeviceList(mediaDevices),
    }
  })
  const state = useSyncExternalStore(devices.subscribe, devices.getState, () => INITIAL_PREVIEW)
  const available = useSyncExternalStore(list.subscribe, list.getState, () => NO_DEVICES)

  useEffect(() => {
    void list.refresh()
    // Names and ids become known with the first capture.
    const stopRefreshing = devices.subscribe(list.refresh)
    const stopTelling = list.subscribe(() => devices.devicesChanged(list.getState()))
    return () => {
      stopRefreshing()
      stopTelling()
    }
  }, [devices, list])

  useLifetime(
    () => void devices.open(choices()),
    () => devices.close(),
  )
  return { devices, state, available, refresh: list.refresh }
}
