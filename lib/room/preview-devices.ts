import { type Device, type MediaFault, mediaFault } from "./media-fault"

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

const CONSTRAINTS = {
  microphone: { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } },
  camera: { video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } },
} satisfies Record<Device, MediaStreamConstraints>

/** Before the browser has been asked; the same object each time, as React's server snapshot must be. */
export const INITIAL_PREVIEW: PreviewState = {
  microphone: { status: "asking" },
  camera: { status: "asking" },
}

/**
 * The microphone and the camera before joining, each on, off, being asked for, or failed with its reason.
 * A store for `useSyncExternalStore`: `subscribe` and `getState`.
 *
 * Requests run one after another, and what arrives after the person switched the device off or went away is
 * released at once: a phone's camera goes black when two captures overlap.
 */
export class PreviewDevices {
  #state = INITIAL_PREVIEW
  #wanted: Record<Device, boolean> = { microphone: false, camera: false }
  #queue: Promise<void> = Promise.resolve()
  #listeners = new Set<() => void>()
  #media: Pick<MediaDevices, "getUserMedia"> | undefined

  /** @param media `navigator.mediaDevices`, which browsers leave out of pages that are not secure */
  constructor(media: Pick<MediaDevices, "getUserMedia"> | undefined) {
    this.#media = media
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getState = (): PreviewState => this.#state

  /** Asks for both devices with one prompt; where that fails, for each by itself, to learn which one failed. */
  open(): Promise<void> {
    this.#want("microphone", "camera")
    return this.#enqueue(async () => {
      try {
        await this.#acquire([...DEVICES])
      } catch {
        for (const device of DEVICES) await this.#acquireAlone(device)
      }
    })
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

  /** Hands the running tracks over: from now on they are the caller's to stop. */
  take(): PreviewTracks {
    const tracks: PreviewTracks = {}
    for (const device of DEVICES) {
      const state = this.#state[device]
      if (state.status !== "on") continue
      state.track.onended = null
      tracks[device] = state.track
      this.#wanted[device] = false
      this.#set(device, { status: "off" })
    }
    return tracks
  }

  /** Releases every device. */
  close(): void {
    for (const device of DEVICES) this.switchOff(device)
  }

  #want(...devices: Device[]) {
    for (const device of devices) {
      this.#wanted[device] = true
      this.#set(device, { status: "asking" })
    }
  }

  #enqueue(job: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(job)
    return this.#queue
  }

  async #acquireAlone(device: Device) {
    try {
      await this.#acquire([device])
    } catch (error) {
      if (this.#wanted[device]) {
        this.#set(device, { status: "failed", fault: this.#media ? mediaFault(error) : "insecure" })
      }
    }
  }

  async #acquire(devices: Device[]) {
    const asked = devices.filter((device) => this.#wanted[device] && this.#state[device].status !== "on")
    if (asked.length === 0) return
    if (!this.#media) throw new DOMException("This page is not secure.", "SecurityError")
    const stream = await this.#media.getUserMedia(
      Object.assign({}, ...asked.map((device) => CONSTRAINTS[device])),
    )
    for (const device of asked) {
      const [track] = device === "camera" ? stream.getVideoTracks() : stream.getAudioTracks()
      if (track) this.#accept(device, track)
    }
  }

  #accept(device: Device, track: MediaStreamTrack) {
    if (!this.#wanted[device]) return track.stop()
    track.onended = () => this.#set(device, { status: "failed", fault: "lost" })
    this.#set(device, { status: "on", track })
  }

  #release(device: Device) {
    const state = this.#state[device]
    if (state.status !== "on") return
    state.track.onended = null
    state.track.stop()
  }

  #set(device: Device, state: DeviceState) {
    this.#state = { ...this.#state, [device]: state }
    for (const listener of this.#listeners) listener()
  }
}
