import { capture, type Media } from "./capture"
import type { DeviceChoice } from "./choices"
import type { DevicePermissions } from "./device-permissions"
import { type Device, type MediaFault, mediaFault } from "./media-fault"
import type { Preferences } from "./preferences"

/** What the preview knows of one device. */
export type DeviceState =
  | { status: "off" }
  | { status: "asking" }
  | { status: "on"; track: MediaStreamTrack }
  | { status: "failed"; fault: MediaFault }

export type PreviewState = Readonly<Record<Device, DeviceState>>

/** Tracks of the preview that go into the call. */
export type PreviewTracks = Partial<Record<Device, MediaStreamTrack>>

const DEVICES = ["microphone", "camera"] as const

const INPUTS = { microphone: "audioinput", camera: "videoinput" } as const

/** Before the browser has been asked; the same object each time, as React's server snapshot must be. */
export const INITIAL_PREVIEW: PreviewState = {
  microphone: { status: "asking" },
  camera: { status: "asking" },
}

/**
 * The microphone and the camera before joining, each on, off, being asked for, or failed with its reason.
 * A store for `useSyncExternalStore`: `subscribe` and `getState`.
 *
 * Requests run one after another, a device is let go before another one takes its place, and what arrives after the
 * person switched the device off or went away is released at once: a phone's camera goes black when two captures
 * overlap.
 */
export class PreviewDevices {
  #state = INITIAL_PREVIEW
  #wanted: Record<Device, boolean> = { microphone: false, camera: false }
  #chosen: Record<Device, string> = { microphone: "", camera: "" }
  /** The last device that each track really came from. */
  #used: Record<Device, string> = { microphone: "", camera: "" }
  /** What belongs to the call, and is not to be stopped here. */
  #handedOver = new Set<MediaStreamTrack>()
  #plugged: readonly string[] | undefined
  #queue: Promise<void> = Promise.resolve()
  #listeners = new Set<() => void>()
  #media: Media | undefined
  #permissions: DevicePermissions
  #preferences: () => Preferences

  /**
   * @param media `navigator.mediaDevices`, which browsers leave out of pages that are not secure
   * @param preferences gives how devices are to be captured, when they are
   */
  constructor(media: Media | undefined, permissions: DevicePermissions, preferences: () => Preferences) {
    this.#media = media
    this.#permissions = permissions
    this.#preferences = preferences
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getState = (): PreviewState => this.#state

  /**
   * Asks for what is chosen to be on, with one prompt. Where that fails, asks for each device by itself to learn
   * which one failed; unless the person said no, who is not to be asked the same thing again.
   */
  open(choices: Record<Device, DeviceChoice>): Promise<void> {
    for (const device of DEVICES) {
      this.#chosen[device] = choices[device].id
      if (choices[device].on) this.#want(device)
      else this.switchOff(device)
    }
    this.#permissions.onGranted((device) => {
      if (this.#wanted[device] && this.#state[device].status === "failed") void this.switchOn(device)
    })
    return this.#enqueue(() => this.#acquireAll())
  }

  /** Switches one device on; what goes wrong is told in its state. */
  switchOn(device: Device): Promise<void> {
    this.#want(device)
    return this.#enqueue(() => this.#acquireAlone(device))
  }

  /** Switches one device off, which also puts out its light. */
  switchOff(device: Device): void {
    this.#wanted[device] = false
    this.#release(device)
    this.#set(device, { status: "off" })
  }

  /** Takes another device: at once, or when it is switched on. */
  choose(device: Device, id: string): Promise<void> {
    this.#chosen[device] = id
    if (!this.#wanted[device]) return this.#queue
    this.#release(device)
    this.#want(device)
    return this.#enqueue(async () => {
      if (this.#chosen[device] !== id || !this.#wanted[device]) return
      // The one that was on its way when this one was chosen.
      this.#release(device)
      this.#want(device)
      await this.#acquireAlone(device)
    })
  }

  /** Tries everything again that failed, with one prompt. */
  retry(): Promise<void> {
    for (const device of DEVICES) if (this.#state[device].status === "failed") this.#want(device)
    return this.#enqueue(() => this.#acquireAll())
  }

  /** Says what is plugged in: a device that was lost comes back by itself when it is there again. */
  devicesChanged(available: readonly Pick<MediaDeviceInfo, "kind" | "deviceId">[]): void {
    const before = this.#plugged
    this.#plugged = available.map(({ deviceId }) => deviceId)
    // Only what is new is worth another try: one that fails for another reason would be tried for ever.
    const added = available.filter(({ deviceId }) => before && !before.includes(deviceId))
    for (const device of DEVICES) {
      const state = this.#state[device]
      if (state.status !== "failed" || !this.#wanted[device]) continue
      const ids = added.filter(({ kind }) => kind === INPUTS[device]).map(({ deviceId }) => deviceId)
      const isBack = state.fault === "lost" && ids.includes(this.#used[device])
      if (isBack || (state.fault === "missing" && ids.length > 0)) void this.switchOn(device)
    }
  }

  /** What has been asked for, and is not there yet. */
  starting(): Device[] {
    return DEVICES.filter((device) => this.#state[device].status === "asking")
  }

  /** Hands the running tracks over: from now on they are the caller's to stop. The preview shows them to its end. */
  take(): PreviewTracks {
    const tracks: PreviewTracks = {}
    for (const device of DEVICES) {
      const state = this.#state[device]
      if (state.status !== "on") continue
      state.track.onended = null
      tracks[device] = state.track
      this.#handedOver.add(state.track)
    }
    return tracks
  }

  /** Releases every device. */
  close(): void {
    this.#permissions.close()
    for (const device of DEVICES) this.switchOff(device)
  }

  #want(device: Device) {
    this.#wanted[device] = true
    if (this.#state[device].status !== "on") this.#set(device, { status: "asking" })
  }

  #enqueue(job: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(job)
    return this.#queue
  }

  async #acquireAll() {
    const devices = this.#pending(DEVICES)
    let refusals: Partial<Record<Device, MediaFault>> = {}
    if (devices.length > 1) {
      try {
        return await this.#acquire(devices)
      } catch (error) {
        if (this.#media && mediaFault(error) === "denied") refusals = await this.#permissions.refused(devices)
      }
    }
    for (const device of devices) {
      const refusal = refusals[device]
      if (refusal) this.#fail(device, refusal)
      else await this.#acquireAlone(device)
    }
  }

  async #acquireAlone(device: Device) {
    try {
      await this.#acquire([device])
    } catch (error) {
      if (!this.#media) return this.#fail(device, "insecure")
      const fault = mediaFault(error)
      this.#fail(device, fault === "denied" ? await this.#permissions.refusal(device) : fault)
    }
  }

  #pending(devices: readonly Device[]): Device[] {
    return devices.filter((device) => this.#wanted[device] && this.#state[device].status !== "on")
  }

  async #acquire(devices: Device[]) {
    const asked = this.#pending(devices)
    if (asked.length === 0) return
    if (!this.#media) throw new DOMException("This page is not secure.", "SecurityError")
    const tracks = await capture(this.#media, asked, this.#chosen, this.#preferences())
    for (const device of asked) {
      const track = tracks[device]
      if (track) this.#accept(device, track)
    }
  }

  #accept(device: Device, track: MediaStreamTrack) {
    if (!this.#wanted[device]) return track.stop()
    this.#used[device] = track.getSettings().deviceId ?? ""
    track.onended = () => this.#set(device, { status: "failed", fault: "lost" })
    this.#set(device, { status: "on", track })
  }

  #fail(device: Device, fault: MediaFault) {
    if (this.#wanted[device]) this.#set(device, { status: "failed", fault })
  }

  #release(device: Device) {
    const state = this.#state[device]
    if (state.status !== "on") return
    state.track.onended = null
    if (!this.#handedOver.has(state.track)) state.track.stop()
    this.#set(device, { status: "off" })
  }

  #set(device: Device, state: DeviceState) {
    this.#state = { ...this.#state, [device]: state }
    for (const listener of this.#listeners) listener()
  }
}
