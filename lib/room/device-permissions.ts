import { type Device, isForbiddenByPolicy, type MediaErrorCode } from "./media-error"

type PermissionsQuery = Pick<Permissions, "query">
type Refusal = Extract<MediaErrorCode, "denied" | "dismissed" | "policy" | "system">

/**
 * The browser's permissions for the two devices. Only a hint: some browsers don't answer and phones answer wrongly, so
 * only getUserMedia decides whether a device can be used.
 */
export class DevicePermissions {
  readonly #permissions: PermissionsQuery | undefined
  readonly #watched = new Map<Device, PermissionStatus>()
  #onGranted: (device: Device) => void = () => {}

  /** @param permissions `navigator.permissions`, where the browser has it */
  constructor(permissions: PermissionsQuery | undefined) {
    this.#permissions = permissions
  }

  /** Calls `listener` when the user allows a refused device in the browser's settings. */
  onGranted(listener: (device: Device) => void): void {
    this.#onGranted = listener
  }

  /** Returns who refused one device: the page's policy, the user or, where the user allowed it, the system. */
  async refusal(device: Device): Promise<Refusal> {
    if (isForbiddenByPolicy(device)) return "policy"
    const state = await this.#query(device)
    return state === "prompt" ? "dismissed" : state === "granted" ? "system" : "denied"
  }

  /**
   * Returns the refusals after a request for several devices was refused. Leaves out a device
   * that was refused only because another one is blocked: it should be requested again, alone.
   */
  async refusals(devices: readonly Device[]): Promise<Partial<Record<Device, Refusal>>> {
    const states = await Promise.all(devices.map((device) => this.#query(device)))
    const isOneBlocked = states.includes("denied")
    const refusals: Partial<Record<Device, Refusal>> = {}
    devices.forEach((device, index) => {
      const state = states[index]
      if (isForbiddenByPolicy(device)) refusals[device] = "policy"
      else if (state === "denied" || state === undefined) refusals[device] = "denied"
      else if (state === "prompt" && !isOneBlocked) refusals[device] = "dismissed"
    })
    return refusals
  }

  /** Returns whether the browser knows that the user denied a device. */
  async isDenied(device: Device): Promise<boolean> {
    return (await this.#query(device)) === "denied"
  }

  /** Stops listening. */
  close(): void {
    this.#onGranted = () => {}
    for (const status of this.#watched.values()) status.onchange = null
    this.#watched.clear()
  }

  async #query(device: Device): Promise<PermissionState | undefined> {
    try {
      const status = await this.#permissions?.query({ name: device })
      if (!status) return undefined
      const previous = this.#watched.get(device)
      if (previous) previous.onchange = null
      this.#watched.set(device, status)
      status.onchange = () => status.state === "granted" && this.#onGranted(device)
      return status.state
    } catch {
      return undefined
    }
  }
}
