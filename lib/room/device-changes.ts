import { LocalAudioTrack, LocalVideoTrack, type Room, Track } from "livekit-client"
import { captureOptions } from "./capture"
import { choicesStore, rememberDevice } from "./choices"
import type { Device } from "./media-error"
import { type Preferences, preferencesStore } from "./preferences"

// Changes of devices and their settings during a call. Each takes a while, as the browser captures the device again;
// another one may be chosen meanwhile, and the last choice must be the one that is in use.

/** Runs tasks one at a time. While one with the same name is still waiting, a newer one takes its place. */
export class LatestTasks {
  readonly #waiting = new Map<string, () => Promise<unknown>>()
  #running: Promise<unknown> = Promise.resolve()

  /** Resolves when the task is done or has been replaced. */
  run(name: string, task: () => Promise<unknown>): Promise<void> {
    this.#waiting.set(name, task)
    const done = this.#running.then(async () => {
      if (this.#waiting.get(name) !== task) return
      this.#waiting.delete(name)
      await task()
    })
    this.#running = done.catch(() => undefined)
    return done
  }
}

const tasksByRoom = new WeakMap<Room, Record<MediaDeviceKind, LatestTasks>>()

/** Returns the tasks for one kind of device: they wait for each other, but not for another kind's. */
function tasksOf(room: Room, kind: MediaDeviceKind): LatestTasks {
  let tasks = tasksByRoom.get(room)
  if (!tasks) {
    tasks = {
      audioinput: new LatestTasks(),
      videoinput: new LatestTasks(),
      audiooutput: new LatestTasks(),
    }
    tasksByRoom.set(room, tasks)
  }
  return tasks[kind]
}

/** Resolves when the device's first track is published: LiveKit can't change one that is still being published. */
type WhenSettled = (device: Device) => Promise<void>

/**
 * Switches the call to another device, and remembers it as the user's choice.
 * @throws if it can't be used; the one before it is in use again then or, if that fails too, off
 */
export function chooseDevice(
  room: Room,
  kind: MediaDeviceKind,
  deviceId: string,
  whenSettled: WhenSettled,
): Promise<void> {
  return tasksOf(room, kind).run("device", async () => {
    if (kind === "audiooutput") {
      await room.switchActiveDevice(kind, deviceId)
      return choicesStore.update({ speaker: deviceId })
    }
    const device = kind === "audioinput" ? "microphone" : "camera"
    await whenSettled(device)
    const source = kind === "audioinput" ? Track.Source.Microphone : Track.Source.Camera
    const track = room.localParticipant.getTrackPublication(source)?.track
    const previousId = track?.mediaStreamTrack.getSettings().deviceId
    try {
      await room.switchActiveDevice(kind, deviceId)
    } catch (error) {
      // LiveKit has stopped the previous capture.
      if (previousId) await room.switchActiveDevice(kind, previousId).catch(() => track?.mute())
      throw error
    }
    rememberDevice(device, { id: deviceId })
    // LiveKit has captured a camera that was turned off meanwhile.
    if (kind === "videoinput" && track?.isMuted) track.mediaStreamTrack.stop()
  })
}

/**
 * Applies changed preferences to the tracks being published.
 * @throws if a device can't be captured with them
 */
export async function applyPreferences(
  room: Room,
  change: Partial<Preferences>,
  whenSettled: WhenSettled,
): Promise<void> {
  if (change.noiseSuppression !== undefined || change.echoCancellation !== undefined) {
    await tasksOf(room, "audioinput").run("preferences", async () => {
      await whenSettled("microphone")
      await recaptureMicrophone(room)
    })
  }
  if (change.resolution !== undefined) {
    await tasksOf(room, "videoinput").run("preferences", async () => {
      await whenSettled("camera")
      await republishCamera(room)
    })
  }
}

/** Browsers don't change noise suppression and echo cancellation on a running track. */
async function recaptureMicrophone({ localParticipant }: Room) {
  const track = localParticipant.getTrackPublication(Track.Source.Microphone)?.track
  if (!(track instanceof LocalAudioTrack)) return
  // A muted microphone that was unplugged must not be captured: the next unmute does that.
  if (track.isMuted && track.mediaStreamTrack.readyState === "ended") {
    await localParticipant.unpublishTrack(track)
    return
  }
  try {
    await track.restartTrack({ ...sameDevice(track), ...captureOptions(preferencesStore.get()).microphone })
  } catch (error) {
    // The capture has ended: the button must not say that others can hear it.
    await track.mute()
    throw error
  }
}

/** Republished, because simulcast layers are fixed when a track is published. */
async function republishCamera({ localParticipant }: Room) {
  const track = localParticipant.getTrackPublication(Track.Source.Camera)?.track
  if (!(track instanceof LocalVideoTrack)) return
  const options = { ...sameDevice(track), ...captureOptions(preferencesStore.get()).camera }
  await localParticipant.unpublishTrack(track)
  // Read now: it may have been turned off meanwhile.
  if (!track.isMuted) await localParticipant.setCameraEnabled(true, options)
}

function sameDevice(track: LocalAudioTrack | LocalVideoTrack): { deviceId?: string } {
  const { deviceId } = track.mediaStreamTrack.getSettings()
  return deviceId ? { deviceId } : {}
}
