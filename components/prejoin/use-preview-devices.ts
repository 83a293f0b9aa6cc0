import { useEffect, useState, useSyncExternalStore } from "react"
import { browserProblem } from "@/lib/room/browser-support"
import { choicesStore } from "@/lib/room/choices"
import { DevicePermissions } from "@/lib/room/device-permissions"
import { DeviceList, NO_DEVICES } from "@/lib/room/devices"
import { DEVICES } from "@/lib/room/media-error"
import { preferencesStore } from "@/lib/room/preferences"
import { INITIAL_PREVIEW, PreviewDevices } from "@/lib/room/preview-devices"
import type { Rights } from "@/lib/room/rights"

/** Captures the chosen devices that may be published while the component is mounted, and lists all that can be chosen. */
export function usePreviewDevices(rights: Rights) {
  const [{ devices, list }] = useState(() => {
    // The server renders this too, without a navigator.
    const { mediaDevices, permissions } = typeof navigator === "undefined" ? {} : navigator
    return {
      devices: new PreviewDevices(mediaDevices, new DevicePermissions(permissions), preferencesStore.get),
      list: new DeviceList(mediaDevices),
    }
  })
  const state = useSyncExternalStore(devices.subscribe, devices.getState, () => INITIAL_PREVIEW)
  const available = useSyncExternalStore(list.subscribe, list.get, () => NO_DEVICES)

  useEffect(() => {
    void list.refresh()
    // The first capture reveals the names and ids.
    const stopRefreshing = devices.subscribe(list.refresh)
    const stopNotifying = list.subscribe(() => devices.devicesChanged(list.get()))
    return () => {
      stopRefreshing()
      stopNotifying()
    }
  }, [devices, list])

  useEffect(() => devices.allow(rights), [devices, rights])

  useEffect(() => {
    // Devices are of no use to a browser that can't join, so it isn't asked for them.
    if (browserProblem(location.hash)) for (const device of DEVICES) devices.switchOff(device)
    // StrictMode opens twice, but its second request finds the devices of the first.
    else void devices.open(choicesStore.get())
    return () => devices.close()
  }, [devices])

  return { devices, state, list, available }
}
