type Media = Pick<MediaDevices, "enumerateDevices" | "addEventListener" | "removeEventListener">

/** The same object each time, as React's server snapshot must be. */
export const NO_DEVICES: readonly MediaDeviceInfo[] = []

/**
 * The devices that the browser tells of, kept true as they are plugged and unplugged: a store for
 * `useSyncExternalStore`. Until the person has allowed one, browsers tell neither names nor ids; those are left out.
 */
export class DeviceList {
  #devices = NO_DEVICES
  #listeners = new Set<() => void>()
  #media: Media | undefined

  /** @param media `navigator.mediaDevices`, which browsers leave out of pages that are not secure */
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

  getState = (): readonly MediaDeviceInfo[] => this.#devices

  /** Asks anew, as is needed after each capture: with the first one the names become known. */
  refresh = async (): Promise<void> => {
    try {
      const devices = (await this.#media?.enumerateDevices()) ?? []
      this.#devices = devices.filter(({ deviceId, label }) => deviceId !== "" && label !== "")
    } catch {
      // Nothing to choose from, then. The devices themselves may work all the same.
      this.#devices = NO_DEVICES
    }
    for (const listener of this.#listeners) listener()
  }
}
