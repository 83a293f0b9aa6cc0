import { capture, type Media } from "./capture"
import type { DeviceChoice } from "./choices"
import type { DevicePermissions } from "./device-permissions"
import { type Device, type MediaFault, mediaFault } from "./media-fault"
import type { Preferences } from "./preferences"
import { DEVICES, type PreviewTracks } from "./preview-state"
import { PreviewStore } from "./preview-store"

const INPUTS = { microphone: "audioinput", camera: "videoinput" } as const

/**
 * The microphone and the camera before joining, each on, off, being asked for, or failed with its reason.
 * A store for `useSyncExternalStore`: `subscribe` and `getState`.
 *
 * Requests run one after another, a device is let go before another one takes its place, and what arrives after the
 * person switched the device off or went away is released at once: a phone's camera goes black when two captures
 * overlap.
 */
export class PreviewDevices {
  readonly #store = new PreviewStore()
  readonly #chosen: Record<Device, string> = { microphone: "", camera: "" }
  #plugged: readonly string[] | undefined
  /** What runs is the call's, and nothing is captured here any more. */
  #isHandedOver = false
  #queue: Promise<void> = Promise.resolve()
  readonly #media: Media | undefined
  readonly #permissions: DevicePermissions
  readonly #preferences: () => Preferences

  /**
   * @param media `navigator.mediaDevices`, which browsers leave out of pages that are not secure
   * @param preferences gives how devices are to be captured, when they are
   */
  constructor(media: Media | undefined, permissions: DevicePermissions, preferences: () => Preferences) {
    this.#media = media
    this.#permissions = permissions
    this.#preferences = preferences
  }

  subscribe = this.#store.subscribe
  getState = this.#store.get

  /**
   * Asks for what is chosen to be on, with one prompt. Where that fails, asks for each device by itself to learn
   * which one failed; unless the person said no, who is not to be asked the same thing again.
   */
  open(choices: Record<Device, DeviceChoice>): Promise<void> {
    for (const device of DEVICES) {
      this.#chosen[device] = choices[device].id
      if (choices[device].on) this.#store.want(device)
      else this.switchOff(device)
    }
    this.#permissions.onGranted((device) => {
      if (this.#store.isWanted(device) && this.getState()[device].status === "failed")
        void this.switchOn(device)
    })
    return this.#enqueue(() => this.#acquireAll())
  }

  /** Switches one device on; what goes wrong is told in its state. */
  switchOn(device: Device): Promise<void> {
    if (this.#isHandedOver) return this.#queue
    this.#store.want(device)
    return this.#enqueue(() => this.#acquireAlone(device))
  }

  /** Switches one device off, which also puts out its light. */
  switchOff(device: Device): void {
    this.#store.switchOff(device)
  }

  /** Takes another device: at once, or when it is switched on. */
  choose(device: Device, id: string): Promise<void> {
    this.#chosen[device] = id
    if (!this.#store.isWanted(device) || this.#isHandedOver) return this.#queue
    this.#store.release(device)
    this.#store.want(device)
    return this.#enqueue(async () => {
      if (this.#chosen[device] !== id || !this.#store.isWanted(device)) return
      // The one that was on its way when this one was chosen.
      this.#store.release(device)
      this.#store.want(device)
      await this.#acquireAlone(device)
    })
  }

  /** Tries everything again that failed, with one prompt. */
  retry(): Promise<void> {
    for (const device of DEVICES) if (this.getState()[device].status === "failed") this.#store.want(device)
    return this.#enqueue(() => this.#acquireAll())
  }

  /** Says what is plugged in: a device that was lost comes back by itself when it is there again. */
  devicesChanged(available: readonly Pick<MediaDeviceInfo, "kind" | "deviceId">[]): void {
    const before = this.#plugged
    this.#plugged = available.map(({ deviceId }) => deviceId)
    // Only what is new is worth another try: one that fails for another reason would be tried for ever.
    const added = available.filter(({ deviceId }) => before && !before.includes(deviceId))
    for (const device of DEVICES) {
      const ids = added.filter(({ kind }) => kind === INPUTS[device]).map(({ deviceId }) => deviceId)
      if (this.#store.isMended(device, ids)) void this.switchOn(device)
    }
  }

  /** What has been asked for, and is not there yet. */
  starting(): Device[] {
    return DEVICES.filter((device) => this.getState()[device].status === "asking")
  }

  /**
   * Hands the running tracks over: from now on they are the caller's to stop. The preview shows them to its end, and
   * only switches off.
   */
  take(): PreviewTracks {
    this.#isHandedOver = true
    return this.#store.take()
  }

  /** Releases every device. */
  close(): void {
    this.#permissions.close()
    for (const device of DEVICES) this.#store.letGo(device)
  }

  #enqueue(job: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(job)
    return this.#queue
  }

  async #acquireAll() {
    const devices = this.#store.pending(DEVICES)
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
      if (refusal) this.#store.fail(device, refusal)
      else await this.#acquireAlone(device)
    }
  }

  async #acquireAlone(device: Device) {
    try {
      await this.#acquire([device])
    } catch (error) {
      if (!this.#media) return this.#store.fail(device, "insecure")
      const fault = mediaFault(error)
      this.#store.fail(device, fault === "denied" ? await this.#permissions.refusal(device) : fault)
    }
  }

  async #acquire(devices: Device[]) {
    const asked = this.#store.pending(devices)
    if (asked.length === 0) return
    if (!this.#media) throw new DOMException("This page is not secure.", "SecurityError")
    const tracks = await capture(this.#media, asked, this.#chosen, this.#preferences())
    for (const device of asked) {
      const track = tracks[device]
      if (track) this.#store.accept(device, track)
    }
  }
}
