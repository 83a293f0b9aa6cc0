import {
  LocalAudioTrack,
  type LocalParticipant,
  type LocalTrack,
  LocalVideoTrack,
  Track,
} from "livekit-client"
import { type Device, type MediaFault, mediaFault } from "./media-fault"
import { DEVICES, type PreviewTracks } from "./preview-state"

/** A device on its way: its track, unless that is yet to be captured, and once it is being sent, the end of that. */
type Way = { track?: MediaStreamTrack; sent?: Promise<unknown> }

const SOURCES = { microphone: Track.Source.Microphone, camera: Track.Source.Camera } as const

/**
 * The way of the green room's tracks into the call. They are the same captures, not second ones, so that the choice is
 * exactly what is sent and no phone's camera goes black. A store for `useSyncExternalStore`.
 */
export class PreviewPublication {
  #listeners = new Set<() => void>()
  #ways = new Map<Device, Way>()
  #onFault: (device: Device, fault: MediaFault) => void

  /** @param onFault told of each device that could not be brought into the call; the other is not affected */
  constructor(onFault: (device: Device, fault: MediaFault) => void = () => undefined) {
    this.#onFault = onFault
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether the device is on its way out: on, although the room has no track of it yet. */
  isUnderWay = (device: Device): boolean => {
    const way = this.#ways.get(device)
    // One that was switched off in the last moment of the green room has ended.
    return way !== undefined && way.track?.readyState !== "ended"
  }

  /** The device's track while it is on its way out, unless it was silenced. */
  track = (device: Device): MediaStreamTrack | undefined => {
    const track = this.isUnderWay(device) ? this.#ways.get(device)?.track : undefined
    return track?.enabled ? track : undefined
  }

  /**
   * Takes the tracks: from here on their devices are on their way.
   * @param starting devices that were to be on too, and had no track yet
   */
  take(tracks: PreviewTracks, starting: readonly Device[]): void {
    for (const device of DEVICES) {
      const track = tracks[device]
      if (!track && !starting.includes(device)) continue
      const way = { track }
      this.#ways.set(device, way)
      // Unplugged meanwhile. LiveKit notices that only of what it publishes.
      if (track) track.onended = () => this.#fail(device, way, "lost")
    }
    this.#tell()
  }

  /** Publishes what was taken, and captures what is still missing. */
  publish(participant: LocalParticipant): void {
    for (const [device, way] of this.#ways) {
      void this.#bring(device, way, participant).catch((error: unknown) =>
        this.#fail(device, way, mediaFault(error)),
      )
    }
  }

  /**
   * Silences a device that is still on its way out, at once and for everybody. One that is not sent yet is let go, with
   * its light. LiveKit itself can only mute what is published: `mute` is called as soon as it is.
   */
  async hush(device: Device, mute: () => Promise<unknown>): Promise<void> {
    const way = this.#ways.get(device)
    if (way && !way.sent) return this.#drop(device)
    if (way?.track) way.track.enabled = false
    this.#tell()
    await way?.sent?.catch(() => undefined)
    await mute()
  }

  /** Resolves when the device is not on its way, or no longer. */
  settled(device: Device): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.isUnderWay(device)) return
        this.#listeners.delete(look)
        resolve()
      }
      this.#listeners.add(look)
      look()
    })
  }

  /** Lets everything go that is still on its way. */
  close(): void {
    for (const device of this.#ways.keys()) this.#drop(device)
  }

  async #bring(device: Device, way: Way, participant: LocalParticipant) {
    if (way.track?.readyState === "ended") return this.#drop(device)
    const track = way.track ? managed(way.track) : await capture(device, participant)
    // Switched off, or the call left, while it was being captured.
    if (this.#ways.get(device) !== way) return track?.stop()
    if (!track) return this.#drop(device)
    track.mediaStreamTrack.onended = null
    way.track = track.mediaStreamTrack
    way.sent = participant.publishTrack(track, { source: SOURCES[device] })
    this.#tell()
    try {
      await way.sent
    } catch (error) {
      track.stop()
      throw error
    }
    this.#leave(device, way)
  }

  #fail(device: Device, way: Way, fault: MediaFault) {
    if (this.#leave(device, way)) this.#onFault(device, fault)
  }

  #drop(device: Device) {
    const way = this.#ways.get(device)
    if (!way) return
    way.track?.stop()
    this.#leave(device, way)
  }

  #leave(device: Device, way: Way): boolean {
    if (this.#ways.get(device) !== way) return false
    this.#ways.delete(device)
    this.#tell()
    return true
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }
}

function managed(track: MediaStreamTrack): LocalTrack {
  // `false`: from now on LiveKit manages the track, puts out the camera's light on mute and captures anew after.
  return track.kind === "audio"
    ? new LocalAudioTrack(track, track.getConstraints(), false)
    : new LocalVideoTrack(track, track.getConstraints(), false)
}

/** Captures with what was chosen for the room. */
async function capture(device: Device, participant: LocalParticipant): Promise<LocalTrack | undefined> {
  const [track] = await participant.createTracks(device === "camera" ? { video: true } : { audio: true })
  return track
}
