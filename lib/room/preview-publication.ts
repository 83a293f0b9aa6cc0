import { LocalAudioTrack, type LocalParticipant, LocalVideoTrack, Track } from "livekit-client"
import type { Device } from "./media-fault"
import type { PreviewTracks } from "./preview-state"

/**
 * The way of the green room's tracks into the call. They are the same captures, not second ones, so that the choice is
 * exactly what is sent and no phone's camera goes black. A store for `useSyncExternalStore`.
 */
export class PreviewPublication {
  #listeners = new Set<() => void>()
  #underWay = new Map<Device, Promise<void>>()
  #tracks: PreviewTracks = {}
  #begin: () => void = () => undefined

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether the device is on its way out: on, although the room has no track of it yet. */
  isUnderWay = (device: Device): boolean => this.#underWay.has(device)

  /** The device's track while it is on its way out, unless it was silenced. */
  track = (device: Device): MediaStreamTrack | undefined => {
    const track = this.isUnderWay(device) ? this.#tracks[device] : undefined
    return track?.enabled ? track : undefined
  }

  /** Takes the tracks: from here on their devices are on their way. */
  take(tracks: PreviewTracks): void {
    this.#tracks = tracks
    const begun = new Promise<void>((resolve) => {
      this.#begin = resolve
    })
    for (const device of ["microphone", "camera"] as const) {
      if (tracks[device]) this.#underWay.set(device, begun)
    }
    this.#tell()
  }

  /**
   * Publishes what was taken.
   * @param onError told of each device that could not be published; the other is not affected
   */
  publish(participant: LocalParticipant, onError: (device: Device, error: unknown) => void): void {
    const { microphone, camera } = this.#tracks
    // `false`: from now on LiveKit manages the track, puts out the camera's light on mute and captures anew after.
    if (microphone) {
      const track = new LocalAudioTrack(microphone, microphone.getConstraints(), false)
      this.#follow(
        "microphone",
        participant.publishTrack(track, { source: Track.Source.Microphone }),
        onError,
      )
    }
    if (camera) {
      const track = new LocalVideoTrack(camera, camera.getConstraints(), false)
      this.#follow("camera", participant.publishTrack(track, { source: Track.Source.Camera }), onError)
    }
    this.#begin()
  }

  /**
   * Silences a device that is still on its way out: at once for everybody, and LiveKit itself can only mute what is
   * published. `mute` is called as soon as it is.
   */
  async hush(device: Device, mute: () => Promise<unknown>): Promise<void> {
    const track = this.#tracks[device]
    if (track) track.enabled = false
    this.#tell()
    // First until publishing has begun, then until it has ended.
    for (let wait = this.#underWay.get(device); wait; wait = this.#underWay.get(device)) await wait
    await mute()
  }

  #follow(device: Device, published: Promise<unknown>, onError: (device: Device, error: unknown) => void) {
    const end = () => {
      this.#underWay.delete(device)
      this.#tell()
    }
    this.#underWay.set(
      device,
      published.then(end, (error: unknown) => {
        end()
        onError(device, error)
      }),
    )
  }
  #tell() {
    for (const listener of this.#listeners) listener()
  }
}
