import { capture, INPUT_KINDS, type Media } from "./capture"
import type { DeviceChoice } from "./choices"
import type { DevicePermissions } from "./device-permissions"
import { DEVICES, type Device, type MediaErrorCode, mediaErrorCode, missingMediaDevices } from "./media-error"
import type { Preferences } from "./preferences"
import { Store } from "./store"
import { watchPause } from "./track-pause"

/** The state of one device before joining. */
export type DeviceState =
  | { status: "off" }
  | { status: "asking" }
  /** The system may have paused its track, for a phone call for example. */
  | { status: "on"; track: MediaStreamTrack; isPaused?: boolean }
  | { status: "failed"; error: MediaErrorCode }

export type PreviewState = Readonly<Record<Device, DeviceState>>

/** Tracks of the preview that the call publishes. */
export type PreviewTracks = Partial<Record<Device, MediaStreamTrack>>

/** The state before the browser is asked. A constant, as React's server snapshot must not change. */
export const INITIAL_PREVIEW: PreviewState = {
  microphone: { status: "asking" },
  camera: { status: "asking" },
}

/**
 * The microphone and the camera before joining; a store for `useSyncExternalStore`. It owns the tracks: it stops each one
 * that is no longer wanted, which also turns off the device's light.
 *
 * Requests run one after another, and a device is released before another one is captured: overlapping captures turn
 * phone cameras black.
 */
export class PreviewDevices {
  readonly #state = new Store<PreviewState>(INITIAL_PREVIEW)
  /** Whether each device should be on. */
  readonly #wanted: Record<Device, boolean> = { microphone: false, camera: false }
  /** Whether each device may be published. */
  #allowed: Readonly<Record<Device, boolean>> = { microphone: true, camera: true }
  /** The device id the user chose; empty for any. */
  readonly #chosenIds: Record<Device, string> = { microphone: "", camera: "" }
  /** The device id that the last track came from. */
  readonly #usedIds: Record<Device, string> = { microphone: "", camera: "" }
  /** The ids of all devices that were plugged in last time; undefined before the first list. */
  #pluggedIds: readonly string[] | undefined
  /** The tracks that belong to the call now; undefined until `take`. */
  #taken: ReadonlySet<MediaStreamTrack> | undefined
  /** Stops watching for pauses of each device's track. */
  readonly #stopWatching: Partial<Record<Device, () => void>> = {}
  #queue: Promise<void> = Promise.resolve()
  readonly #media: Media | undefined
  readonly #permissions: DevicePermissions
  readonly #preferences: () => Preferences

  /** @param media `navigator.mediaDevices`, which is undefined on insecure pages */
  constructor(media: Media | undefined, permissions: DevicePermissions, preferences: () => Preferences) {
    this.#media = media
    this.#permissions = permissions
    this.#preferences = preferences
  }

  subscribe = this.#state.subscribe
  getState = this.#state.get

  /** Turns off devices that may not be published in the room. They are never asked for from then on. */
  allow(allowed: Readonly<Record<Device, boolean>>): void {
    this.#allowed = allowed
    for (const device of DEVICES) if (!allowed[device]) this.switchOff(device)
  }

  /** Turns on the devices that were chosen to be on, with one permission prompt. */
  open(choices: Record<Device, DeviceChoice>): Promise<void> {
    for (const device of DEVICES) {
      this.#chosenIds[device] = choices[device].id
      if (choices[device].on && this.#allowed[device]) this.#want(device)
      else this.switchOff(device)
    }
    this.#permissions.onGranted((device) => {
      if (this.#wanted[device] && this.getState()[device].status === "failed") void this.switchOn(device)
    })
    return this.#enqueue(() => this.#acquireAll())
  }

  /** Turns on one device. If that fails, its state holds the error. */
  switchOn(device: Device): Promise<void> {
    if (this.#taken) return this.#queue
    this.#want(device)
    return this.#enqueue(() => this.#acquireAlone(device))
  }

  /** Turns off one device and stops its track, even one that the call has taken: the call isn't on screen yet. */
  switchOff(device: Device): void {
    const state = this.getState()[device]
    if (state.status === "on") state.track.stop()
    this.#discard(device)
  }

  /** Captures another device in place of the current one, or uses it when the device is turned on. */
  choose(device: Device, id: string): Promise<void> {
    this.#chosenIds[device] = id
    if (!this.#wanted[device] || this.#taken) return this.#queue
    this.#replace(device)
    return this.#enqueue(async () => {
      if (this.#chosenIds[device] !== id || !this.#wanted[device]) return
      // An earlier request may have captured the previous choice meanwhile.
      this.#replace(device)
      await this.#acquireAlone(device)
    })
  }

  /** Tries all failed devices again, with one permission prompt. */
  retry(): Promise<void> {
    for (const device of DEVICES) if (this.getState()[device].status === "failed") this.#want(device)
    return this.#enqueue(() => this.#acquireAll())
  }

  /** Turns a lost or missing device on again once it is plugged in. Call it with each new device list. */
  devicesChanged(available: readonly Pick<MediaDeviceInfo, "kind" | "deviceId">[]): void {
    const previousIds = this.#pluggedIds
    this.#pluggedIds = available.map(({ deviceId }) => deviceId)
    // Only new devices: retrying one that fails for another reason would never end.
    const added = available.filter(({ deviceId }) => previousIds && !previousIds.includes(deviceId))
    for (const device of DEVICES) {
      const addedIds = added
        .filter(({ kind }) => kind === INPUT_KINDS[device])
        .map(({ deviceId }) => deviceId)
      if (this.#canRecover(device, addedIds)) void this.switchOn(device)
    }
  }

  /** Returns the devices that were asked for and haven't answered yet. */
  starting(): Device[] {
    return DEVICES.filter((device) => this.getState()[device].status === "asking")
  }

  /** Hands the running tracks to the caller, who must stop them. The preview still shows them, but captures nothing more. */
  take(): PreviewTracks {
    const tracks: PreviewTracks = {}
    for (const device of DEVICES) {
      const state = this.getState()[device]
      if (state.status !== "on") continue
      state.track.onended = null
      this.#stopWatching[device]?.()
      tracks[device] = state.track
    }
    this.#taken = new Set(Object.values(tracks))
    return tracks
  }

  /** Releases every device, except the tracks that were taken. */
  close(): void {
    this.#permissions.close()
    for (const device of DEVICES) this.#discard(device)
  }

  #enqueue(job: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(job)
    return this.#queue
  }

  /** Asks for all wanted devices at once. If that fails, asks for each alone, unless the user's answer is known. */
  async #acquireAll() {
    const devices = this.#pending(DEVICES)
    let refusals: Partial<Record<Device, MediaErrorCode>> = {}
    if (devices.length > 1) {
      try {
        return await this.#acquire(devices)
      } catch (error) {
        const code = mediaErrorCode(error)
        if (this.#media && (code === "denied" || code === "dismissed")) {
          refusals = await this.#permissions.refusals(devices)
        }
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
      if (!this.#media) return this.#fail(device, missingMediaDevices() ?? "insecure")
      const code = mediaErrorCode(error, device)
      this.#fail(device, code === "denied" ? await this.#permissions.refusal(device) : code)
    }
  }

  async #acquire(devices: readonly Device[]) {
    const pending = this.#pending(devices)
    if (pending.length === 0) return
    if (!this.#media) throw new DOMException("This page is not secure.", "SecurityError")
    const tracks = await capture(this.#media, pending, this.#chosenIds, this.#preferences())
    for (const device of pending) {
      const track = tracks[device]
      if (track) this.#accept(device, track)
    }
  }

  /** Returns the devices that are wanted and have no answer yet. An earlier request may have answered meanwhile. */
  #pending(devices: readonly Device[]): Device[] {
    return devices.filter((device) => this.#wanted[device] && this.getState()[device].status === "asking")
  }

  #accept(device: Device, track: MediaStreamTrack) {
    if (!this.#wanted[device]) {
      track.stop()
      return
    }
    this.#usedIds[device] = track.getSettings().deviceId ?? ""
    track.onended = () => void this.#lose(device)
    this.#stopWatching[device] = watchPause(track, (isPaused) =>
      this.#set(device, { status: "on", track, isPaused }),
    )
    this.#set(device, { status: "on", track })
  }

  /** A device ends when it is unplugged, or when the user takes the permission away. */
  async #lose(device: Device) {
    this.#stopWatching[device]?.()
    const lost: DeviceState = { status: "failed", error: "lost" }
    this.#set(device, lost)
    const isDenied = await this.#permissions.isDenied(device)
    if (isDenied && this.getState()[device] === lost) this.#set(device, { status: "failed", error: "denied" })
  }

  #fail(device: Device, error: MediaErrorCode) {
    if (this.#wanted[device]) this.#set(device, { status: "failed", error })
  }

  #want(device: Device) {
    if (!this.#allowed[device]) return
    this.#wanted[device] = true
    if (this.getState()[device].status !== "on") this.#set(device, { status: "asking" })
  }

  #replace(device: Device) {
    this.#release(device)
    this.#want(device)
  }

  #discard(device: Device) {
    this.#wanted[device] = false
    this.#release(device)
    this.#set(device, { status: "off" })
  }

  #release(device: Device) {
    const state = this.getState()[device]
    if (state.status !== "on") return
    this.#stopWatching[device]?.()
    if (!this.#taken?.has(state.track)) {
      state.track.onended = null
      state.track.stop()
    }
    this.#set(device, { status: "off" })
  }

  #canRecover(device: Device, addedIds: readonly string[]): boolean {
    const state = this.getState()[device]
    if (state.status !== "failed" || !this.#wanted[device]) return false
    if (state.error === "lost") return addedIds.includes(this.#usedIds[device])
    return state.error === "missing" && addedIds.length > 0
  }

  #set(device: Device, state: DeviceState) {
    this.#state.set({ ...this.getState(), [device]: state })
  }
}
