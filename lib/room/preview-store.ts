import type { Device, MediaFault } from "./media-fault"
import {
  DEVICES,
  type DeviceState,
  INITIAL_PREVIEW,
  type PreviewState,
  type PreviewTracks,
} from "./preview-state"
import { Store } from "./store"

/**
 * Which of the preview's devices are wanted, and what each is at. It owns the tracks: one that nobody wants any more, or
 * that arrives when nobody does, is stopped, which also puts out the device's light.
 */
export class PreviewStore {
  readonly #state = new Store<PreviewState>(INITIAL_PREVIEW)
  readonly #wanted: Record<Device, boolean> = { microphone: false, camera: false }
  /** The last device that each track really came from. */
  readonly #used: Record<Device, string> = { microphone: "", camera: "" }
  /** What belongs to the call, and is not to be stopped here. */
  readonly #handedOver = new Set<MediaStreamTrack>()

  subscribe = this.#state.subscribe
  get = (): PreviewState => this.#state.get()

  isWanted(device: Device): boolean {
    return this.#wanted[device]
  }

  want(device: Device): void {
    this.#wanted[device] = true
    if (this.get()[device].status !== "on") this.#set(device, { status: "asking" })
  }

  /** Switches the device off, also where its track was handed over: whoever presses here doesn't see the call yet. */
  switchOff(device: Device): void {
    const state = this.get()[device]
    if (state.status === "on") state.track.stop()
    this.letGo(device)
  }

  /** The device is not wanted any more. */
  letGo(device: Device): void {
    this.#wanted[device] = false
    this.release(device)
    this.#set(device, { status: "off" })
  }

  /** Lets the device go, whether it is wanted or not. */
  release(device: Device): void {
    const state = this.get()[device]
    if (state.status !== "on") return
    if (!this.#handedOver.has(state.track)) {
      state.track.onended = null
      state.track.stop()
    }
    this.#set(device, { status: "off" })
  }

  /** Those of them that are wanted, and not there yet. */
  pending(devices: readonly Device[]): Device[] {
    return devices.filter((device) => this.#wanted[device] && this.get()[device].status !== "on")
  }

  accept(device: Device, track: MediaStreamTrack): void {
    if (!this.#wanted[device]) {
      track.stop()
      return
    }
    this.#used[device] = track.getSettings().deviceId ?? ""
    track.onended = () => this.#set(device, { status: "failed", fault: "lost" })
    this.#set(device, { status: "on", track })
  }

  fail(device: Device, fault: MediaFault): void {
    if (this.#wanted[device]) this.#set(device, { status: "failed", fault })
  }

  /** Whether a device that has failed may work now that these are plugged in which were not before. */
  isMended(device: Device, added: readonly string[]): boolean {
    const state = this.get()[device]
    if (state.status !== "failed" || !this.#wanted[device]) return false
    if (state.fault === "lost") return added.includes(this.#used[device])
    return state.fault === "missing" && added.length > 0
  }

  /** Hands the running tracks over: from now on they are the caller's to stop. The preview shows them to its end. */
  take(): PreviewTracks {
    const tracks: PreviewTracks = {}
    for (const device of DEVICES) {
      const state = this.get()[device]
      if (state.status !== "on") continue
      state.track.onended = null
      tracks[device] = state.track
      this.#handedOver.add(state.track)
    }
    return tracks
  }

  #set(device: Device, state: DeviceState) {
    this.#state.set({ ...this.get(), [device]: state })
  }
}
