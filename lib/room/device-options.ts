import { texts } from "../texts/green-room"
import type { Device } from "./media-fault"
import type { DeviceState } from "./preview-state"

type Named = Pick<MediaDeviceInfo, "kind" | "deviceId" | "label">
type DeviceOptions = { options: { value: string; label: string }[]; value: string }

const INPUTS = { microphone: "audioinput", camera: "videoinput" } as const

/**
 * What a device's list shows: the device that the track really comes from, whatever was asked for; while there is no
 * track, the one that is going to be asked for.
 * @param chosen the id that the person chose; empty for none
 */
export function deviceOptions(
  device: Device,
  state: DeviceState,
  available: readonly Named[],
  chosen: string,
): DeviceOptions {
  const options = available
    .filter(({ kind }) => kind === INPUTS[device])
    .map(({ deviceId, label }) => ({ value: deviceId, label }))
  if (state.status === "on") {
    const used = state.track.getSettings().deviceId ?? ""
    // Just plugged in, or in a browser that does not list it.
    if (!options.some(({ value }) => value === used))
      options.unshift({ value: used, label: state.track.label })
    return { options, value: used }
  }
  if (options.some(({ value }) => value === chosen)) return { options, value: chosen }
  const [first] = options
  if (first) return { options, value: first.value }
  return { options: [{ value: "", label: emptyName(device, state) }], value: "" }
}

function emptyName(device: Device, state: DeviceState): string {
  if (state.status !== "failed") return texts.defaultDevice(device)
  return state.fault === "missing" ? texts.noneFound(device) : texts.namesAfterAllowing(device)
}
