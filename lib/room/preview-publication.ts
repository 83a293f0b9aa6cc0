import {
  LocalAudioTrack,
  type LocalParticipant,
  type LocalTrack,
  LocalVideoTrack,
  Track,
} from "livekit-client"
import { DEVICES, type Device, type MediaErrorCode, mediaErrorCode } from "./media-error"
import type { PreviewTracks } from "./preview-devices"

/** A device that is on but not published yet: its track, unless it is still being captured, and its publishing. */
type PendingTrack = { track?: MediaStreamTrack; publishing?: Promise<unknown> }

const SOURCES = { microphone: Track.Source.Microphone, camera: Track.Source.Camera } as const

/**
 * Publishes the preview's tracks. They are the same captures, not second ones, so that others get exactly what the preview
 * showed and no phone's camera goes black. A store for `useSyncExternalStore`.
 */
export class PreviewPublication {
  readonly #listeners = new Set<() => void>()
  readonly #pending = new Map<Device, PendingTrack>()
  readonly #onError: (device: Device, code: MediaErrorCode) => void

  /** @param onError called for each device that couldn't be published; the other one isn't affected */
  constructor(onError: (device: Device, code: MediaErrorCode) => void = () => undefined) {
    this.#onError = onError
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether the device is on, although the room has no track of it yet. */
  isPending = (device: Device): boolean => {
    const pending = this.#pending.get(device)
    // The pre-join's toggle may have stopped the track just before its screen closed.
    return pending !== undefined && pending.track?.readyState !== "ended"
  }

  /** The device's track while it is pending, unless it was muted. */
  track = (device: Device): MediaStreamTrack | undefined => {
    const track = this.isPending(device) ? this.#pending.get(device)?.track : undefined
    return track?.enabled ? track : undefined
  }

  /**
   * Takes the preview's tracks, whose devices are pending from then on.
   * @param starting devices that should be on but have no track yet
   */
  take(tracks: PreviewTracks, starting: readonly Device[]): void {
    for (const device of DEVICES) {
      const track = tracks[device]
      if (!track && !starting.includes(device)) continue
      const pending = { track }
      this.#pending.set(device, pending)
      // LiveKit notices that a device was unplugged only once its track is published.
      if (track) track.onended = () => this.#fail(device, pending, "lost")
    }
    this.#notify()
  }

  /** Publishes the tracks that were taken, and captures those that are missing. */
  publish(participant: LocalParticipant): void {
    for (const [device, pending] of this.#pending) {
      void this.#publish(device, pending, participant).catch((error: unknown) =>
        this.#fail(device, pending, mediaErrorCode(error, device)),
      )
    }
  }

  /**
   * Mutes a pending device at once, for everyone. A track that isn't being published yet is stopped, which also turns its
   * light off. LiveKit can mute only a published track, so `mute` is called as soon as it is one.
   */
  async mutePending(device: Device, mute: () => Promise<unknown>): Promise<void> {
    const pending = this.#pending.get(device)
    if (pending && !pending.publishing) return this.#stop(device)
    if (pending?.track) pending.track.enabled = false
    this.#notify()
    await pending?.publishing?.catch(() => undefined)
    await mute()
  }

  /** Resolves once the device is not pending. */
  whenSettled = (device: Device): Promise<void> =>
    new Promise((resolve) => {
      const check = () => {
        if (this.isPending(device)) return
        this.#listeners.delete(check)
        resolve()
      }
      this.#listeners.add(check)
      check()
    })

  /** Stops a device that is still pending, because it may not be published. */
  drop(device: Device): void {
    this.#stop(device)
  }

  /** Stops everything that is still pending. */
  close(): void {
    for (const device of this.#pending.keys()) this.#stop(device)
  }

  async #publish(device: Device, pending: PendingTrack, participant: LocalParticipant) {
    if (pending.track?.readyState === "ended") return this.#stop(device)
    const track = pending.track ? localTrack(pending.track) : await capture(device, participant)
    // During the capture, the device was turned off or the call was left.
    if (this.#pending.get(device) !== pending) return track?.stop()
    if (!track) return this.#stop(device)
    track.mediaStreamTrack.onended = null
    pending.track = track.mediaStreamTrack
    pending.publishing = participant.publishTrack(track, { source: SOURCES[device] })
    this.#notify()
    try {
      await pending.publishing
    } catch (error) {
      track.stop()
      throw error
    }
    this.#remove(device, pending)
  }

  #fail(device: Device, pending: PendingTrack, code: MediaErrorCode) {
    if (this.#remove(device, pending)) this.#onError(device, code)
  }

  #stop(device: Device) {
    const pending = this.#pending.get(device)
    if (!pending) return
    pending.track?.stop()
    this.#remove(device, pending)
  }

  #remove(device: Device, pending: PendingTrack): boolean {
    if (this.#pending.get(device) !== pending) return false
    this.#pending.delete(device)
    this.#notify()
    return true
  }

  #notify() {
    for (const listener of this.#listeners) listener()
  }
}

function localTrack(track: MediaStreamTrack): LocalTrack {
  // `false`: LiveKit manages the track, turns the camera's light off on mute and captures it again afterwards.
  return track.kind === "audio"
    ? new LocalAudioTrack(track, track.getConstraints(), false)
    : new LocalVideoTrack(track, track.getConstraints(), false)
}

/** Captures a device with the room's options. */
async function capture(device: Device, participant: LocalParticipant): Promise<LocalTrack | undefined> {
  const [track] = await participant.createTracks(device === "camera" ? { video: true } : { audio: true })
  return track
}
