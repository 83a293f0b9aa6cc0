import { texts } from "../texts/devices"
import { INPUT_KINDS } from "./capture"
import { type Device, type MediaErrorCode, mediaErrorMessage, missingMediaDevices } from "./media-error"
import type { DeviceState } from "./preview-devices"

type Media = Pick<MediaDevices, "enumerateDevices" | "addEventListener" | "removeEventListener">

/** The list before the browser is asked. A constant, as React's server snapshot must not change. */
export const NO_DEVICES: readonly MediaDeviceInfo[] = []

/**
 * The devices that are plugged in, as a store for `useSyncExternalStore`. Browsers hide their names and ids until the
 * user allows one. It never captures a device to learn the names.
 */
export class DeviceList {
  readonly #media: Media | undefined
  readonly #listeners = new Set<() => void>()
  #devices = NO_DEVICES

  /** @param media `navigator.mediaDevices`, which is undefined on insecure pages */
  constructor(media: Media | undefined) {
    this.#media = media
  }

  subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#media?.addEventListener("devicechange", this.refresh)
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#media?.removeEventListener("devicechange", this.refresh)
    }
  }

  get = (): readonly MediaDeviceInfo[] => this.#devices

  /** Reads the list again. Call it after each capture: the first one reveals the names. */
  refresh = async (): Promise<void> => {
    try {
      this.#devices = (await this.#media?.enumerateDevices()) ?? NO_DEVICES
    } catch {
      // Without a list there is no choice, but the default devices may still work.
      this.#devices = NO_DEVICES
    }
    for (const listener of this.#listeners) listener()
  }
}

type DeviceInfo = Pick<MediaDeviceInfo, "kind" | "deviceId" | "label">

/** Returns the devices of one kind whose names are known. */
export function namedDevices<Info extends DeviceInfo>(
  available: readonly Info[],
  kind: MediaDeviceKind,
): Info[] {
  return available.filter((device) => device.kind === kind && device.deviceId !== "" && device.label !== "")
}

const DEVICE_OF_KIND = { audioinput: "microphone", videoinput: "camera", audiooutput: "microphone" } as const

/** Returns what a menu says that can't name a device, for example because the user has not allowed it yet. */
export function noDeviceReason(available: readonly DeviceInfo[], kind: MediaDeviceKind): string {
  // Browsers name speakers once they may use the microphone.
  const device = DEVICE_OF_KIND[kind]
  const missing = missingMediaDevices()
  if (missing) return mediaErrorMessage(device, missing)
  // The browser hasn't answered yet, or can't.
  if (available === NO_DEVICES) return texts.defaultDevice(kind)
  const isHidden = available.some((info) => info.kind === kind)
  return isHidden ? texts.namesAfterAllowing(device) : texts.noneFound(kind)
}

type DeviceOption = { value: string; label: string }

/**
 * Returns the options of a device's menu and the selected one: the device that the track comes from, or without a track
 * the one that would be captured.
 * @param chosenId the id that the user chose; empty for none
 */
export function deviceOptions(
  device: Device,
  state: DeviceState,
  available: readonly DeviceInfo[],
  chosenId: string,
): { options: DeviceOption[]; value: string } {
  const kind = INPUT_KINDS[device]
  const options = namedDevices(available, kind).map(({ deviceId, label }) => ({ value: deviceId, label }))
  if (state.status === "on") {
    const usedId = state.track.getSettings().deviceId ?? ""
    // The list may lack a device that was just plugged in.
    if (!options.some(({ value }) => value === usedId)) {
      options.unshift({ value: usedId, label: state.track.label })
    }
    return { options, value: usedId }
  }
  if (options.some(({ value }) => value === chosenId)) return { options, value: chosenId }
  const [first] = options
  if (first) return { options, value: first.value }
  return { options: [{ value: "", label: placeholder(device, state, available) }], value: "" }
}

function placeholder(device: Device, state: DeviceState, available: readonly DeviceInfo[]): string {
  const kind = INPUT_KINDS[device]
  switch (state.status) {
    case "off":
      return noDeviceReason(available, kind)
    case "failed":
      if (state.error === "missing") return texts.noneFound(kind)
      return REFUSED.includes(state.error) ? texts.namesAfterAllowing(device) : texts.defaultDevice(kind)
    default:
      return texts.defaultDevice(kind)
  }
}

const REFUSED: readonly MediaErrorCode[] = ["denied", "dismissed", "system"]

/** Whether the page can choose a speaker. Phones don't allow it. */
export function canChooseSpeaker(): boolean {
  return "setSinkId" in HTMLMediaElement.prototype
}

// Not in TypeScript's types yet: https://www.w3.org/TR/audio-output/#dom-mediadevices-selectaudiooutput
type SpeakerPicker = { selectAudioOutput?: () => Promise<MediaDeviceInfo> }

/** Whether the browser lists further speakers in a picker of its own, as Firefox does. */
export function hasSpeakerPicker(): boolean {
  return typeof navigator.mediaDevices === "object" && "selectAudioOutput" in navigator.mediaDevices
}

/** Opens the browser's speaker picker and returns the choice, or undefined if the user cancels. */
export async function pickSpeaker(): Promise<MediaDeviceInfo | undefined> {
  try {
    return await (navigator.mediaDevices as SpeakerPicker).selectAudioOutput?.()
  } catch {
    return undefined
  }
}

/** Returns the named speakers without Chromium's aliases for the system's default ones. */
export function speakersOf<Info extends DeviceInfo>(available: readonly Info[]): Info[] {
  return namedDevices(available, "audiooutput").filter(
    ({ deviceId }) => deviceId !== "default" && deviceId !== "communications",
  )
}

/** Returns the chosen speaker's id, or an empty one for the system default if that speaker is unplugged. */
export function speakerInUse(available: readonly DeviceInfo[], chosenId: string): string {
  return speakersOf(available).some(({ deviceId }) => deviceId === chosenId) ? chosenId : ""
}
