// @vitest-environment jsdom
import { LocalAudioTrack, LocalVideoTrack, Room, Track } from "livekit-client"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { choicesStore, DEFAULT_CHOICES } from "./choices"
import { applyPreferences, chooseDevice, LatestTasks } from "./device-changes"
import { DEFAULT_PREFERENCES, preferencesStore } from "./preferences"

beforeEach(() => preferencesStore.update(DEFAULT_PREFERENCES))

const settled = async () => undefined

describe("LatestTasks", () => {
  test("runs one task at a time, and of those waiting only the newest of each name", async () => {
    const tasks = new LatestTasks()
    const log: string[] = []
    const task = (name: string) => async () => {
      log.push(`${name} starts`)
      await Promise.resolve()
      log.push(`${name} ends`)
    }
    void tasks.run("camera", task("A"))
    await Promise.resolve()
    void tasks.run("camera", task("B"))
    void tasks.run("resolution", task("360p"))
    await tasks.run("camera", task("C"))
    expect(log).toEqual(["A starts", "A ends", "360p starts", "360p ends", "C starts", "C ends"])
  })

  test("goes on after a task that failed", async () => {
    const tasks = new LatestTasks()
    const failed = tasks.run("camera", () => Promise.reject(new Error("in use")))
    const next = vi.fn(settled)
    const done = tasks.run("other", next)
    await expect(failed).rejects.toThrow("in use")
    await done
    expect(next).toHaveBeenCalledOnce()
  })
})

/** A room whose camera and microphone are on. It notes what it is asked for, and takes a while for each. */
function callWithTracks() {
  const room = new Room()
  const { localParticipant } = room
  const log: unknown[] = []
  const tracks = {
    [Track.Source.Camera]: localTrack(LocalVideoTrack, "cam-1"),
    [Track.Source.Microphone]: localTrack(LocalAudioTrack, "mic-1"),
  }
  const published = new Set<Track.Source>([Track.Source.Camera, Track.Source.Microphone])
  const wait = () => new Promise((resolve) => setTimeout(resolve))

  vi.spyOn(localParticipant, "getTrackPublication").mockImplementation((source) =>
    published.has(source) ? ({ track: tracks[source as keyof typeof tracks] } as never) : undefined,
  )
  const unpublish = vi.spyOn(localParticipant, "unpublishTrack").mockImplementation(async () => {
    published.delete(Track.Source.Camera)
    await wait()
    return undefined
  })
  vi.spyOn(localParticipant, "setCameraEnabled").mockImplementation(async (_, options) => {
    log.push(options?.resolution?.height)
    await wait()
    published.add(Track.Source.Camera)
    return undefined
  })
  vi.spyOn(tracks[Track.Source.Microphone], "restartTrack").mockImplementation(async (options) => {
    log.push(options?.noiseSuppression)
    await wait()
  })
  const switchDevice = vi.spyOn(room, "switchActiveDevice").mockImplementation(async (_, id) => {
    log.push(`${id} starts`)
    await wait()
    log.push(`${id} is used`)
    return true
  })
  return { room, log, switchDevice, unpublish, camera: tracks[Track.Source.Camera] }
}

/** A LiveKit track without media. */
function localTrack<T extends LocalVideoTrack | LocalAudioTrack>(
  type: { prototype: T },
  deviceId: string,
): T {
  const mediaStreamTrack = { readyState: "live", getSettings: () => ({ deviceId }), stop: vi.fn() }
  return Object.create(type.prototype, {
    isMuted: { value: false, writable: true },
    mediaStreamTrack: { value: mediaStreamTrack },
  })
}

describe("chooseDevice", () => {
  test.each(["videoinput", "audioinput", "audiooutput"] as const)(
    "of quick choices of a %s, the last one is used",
    async (kind) => {
      const { room, log } = callWithTracks()
      const choices = ["A", "B", "A", "C"].map((id) => chooseDevice(room, kind, id, settled))
      await Promise.all(choices)
      expect(log).toEqual(["C starts", "C is used"])
    },
  )

  test.each(["videoinput", "audioinput", "audiooutput"] as const)(
    "a %s that is chosen while another one is being captured is used after it",
    async (kind) => {
      const { room, switchDevice } = callWithTracks()
      const used: string[] = []
      let second: Promise<void> | undefined
      switchDevice.mockImplementation(async (_, id) => {
        second ??= chooseDevice(room, kind, "B", settled)
        // The first one takes longer.
        if (id === "A") await new Promise((resolve) => setTimeout(resolve))
        used.push(id)
        return true
      })
      await chooseDevice(room, kind, "A", settled)
      await second
      expect(used).toEqual(["A", "B"])
    },
  )

  test("goes back to the device before if the chosen one can't be used", async () => {
    const { room, log, switchDevice } = callWithTracks()
    switchDevice.mockRejectedValueOnce(new Error("in use"))
    choicesStore.update(DEFAULT_CHOICES)
    await expect(chooseDevice(room, "videoinput", "cam-2", settled)).rejects.toThrow("in use")
    expect(log).toEqual(["cam-1 starts", "cam-1 is used"])
    expect(choicesStore.get()).toEqual(DEFAULT_CHOICES)
  })

  test("remembers the device for the next call", async () => {
    const { room } = callWithTracks()
    choicesStore.update({ ...DEFAULT_CHOICES, microphone: { on: false, id: "" } })
    await chooseDevice(room, "audioinput", "mic-2", settled)
    await chooseDevice(room, "videoinput", "cam-2", settled)
    await chooseDevice(room, "audiooutput", "speaker-2", settled)
    expect(choicesStore.get()).toEqual({
      name: "",
      microphone: { on: false, id: "mic-2" },
      camera: { on: true, id: "cam-2" },
      speaker: "speaker-2",
    })
  })
})

test("a camera that is turned off while another one is captured is released", async () => {
  const { room, switchDevice, camera } = callWithTracks()
  switchDevice.mockImplementationOnce(async () => {
    Object.assign(camera, { isMuted: true })
    return true
  })
  await chooseDevice(room, "videoinput", "cam-2", settled)
  expect(camera.mediaStreamTrack.stop).toHaveBeenCalledOnce()
})

describe("applyPreferences", () => {
  test("of two quick changes of the resolution, the one that is stored is published", async () => {
    const { room, log, unpublish } = callWithTracks()
    const change = (resolution: 360 | 1080) => {
      preferencesStore.update({ resolution })
      return applyPreferences(room, { resolution }, settled)
    }
    let second: Promise<void> | undefined
    unpublish.mockImplementationOnce(async () => {
      second = change(360)
      return undefined
    })
    await change(1080)
    await second
    expect(preferencesStore.get().resolution).toBe(360)
    expect(log).toEqual([1080, 360])
  })

  test("the camera stays off if it is turned off while the resolution changes", async () => {
    const { room, log, unpublish, camera } = callWithTracks()
    unpublish.mockImplementationOnce(async () => {
      Object.assign(camera, { isMuted: true })
      return undefined
    })
    await applyPreferences(room, { resolution: 360 }, settled)
    expect(log).toEqual([])
  })

  test("noise suppression and echo cancellation: the last state of both is captured", async () => {
    const { room, log } = callWithTracks()
    const changes = [false, true, false].map((noiseSuppression) => {
      preferencesStore.update({ noiseSuppression })
      return applyPreferences(room, { noiseSuppression }, settled)
    })
    await Promise.all(changes)
    expect(log.at(-1)).toBe(false)
    preferencesStore.update({ echoCancellation: false })
    await applyPreferences(room, { echoCancellation: false }, settled)
    expect(log).toHaveLength(2)
  })
})
