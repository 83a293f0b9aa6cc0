import type { Device, MediaFault } from "./media-fault"

type Query = { query: (descriptor: { name: PermissionName }) => Promise<PermissionStatus> }
type Refusal = Extract<MediaFault, "denied" | "dismissed">

/**
 * What the browser says of the permissions for the two devices: only a hint, because some browsers don't answer and
 * phones' answers are wrong. What counts is whether getUserMedia gives the device.
 */
export class DevicePermissions {
  #permissions: Query | undefined
  #watched = new Map<Device, PermissionStatus>()
  #granted: (device: Device) => void = () => {}

  /** @param permissions `navigator.permissions`; undefined where there is none */
  constructor(permissions: Query | undefined) {
    this.#permissions = permissions
  }

  /** Calls `listener` when a device that was refused is allowed in the browser's settings. */
  onGranted(listener: (device: Device) => void): void {
    this.#granted = listener
  }

  /** Why one device was refused: its question was answered with no, or closed. */
  async refusal(device: Device): Promise<Refusal> {
    return (await this.#state(device)) === "prompt" ? "dismissed" : "denied"
  }

  /**
   * After both were refused together: which of them are settled. The others are worth a request of their own, since it
   * was the other device's block that refused them.
   */
  async refused(devices: readonly Device[]): Promise<Partial<Record<Device, Refusal>>> {
    const states = await Promise.all(devices.map((device) => this.#state(device)))
    const isBlocked = states.includes("denied")
    const settled: Partial<Record<Device, Refusal>> = {}
    devices.forEach((device, index) => {
      const state = states[index]
      if (state === "denied" || state === undefined) settled[device] = "denied"
      else if (state === "prompt" && !isBlocked) settled[device] = "dismissed"
    })
    return settled
  }

  close(): void {
    this.#granted = () => {}
    for (const status of this.#watched.values()) status.onchange = null
    this.#watched.clear()
  }

  async #state(device: Device): Promise<PermissionState | undefined> {
    try {
      const status = await this.#permissions?.query({ name: device })
      if (!status) return undefined
      const last = this.#watched.get(device)
      if (last) last.onchange = null
      this.#watched.set(device, status)
      status.onchange = () => status.state === "granted" && this.#granted(device)
      return status.state
    } catch {
      return undefined
    }
  }
}
