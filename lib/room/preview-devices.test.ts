import { describe, expect, test, vi } from "vitest"
import type { DeviceChoice } from "./choices"
import { DevicePermissions } from "./device-permissions"
import { DEFAULT_PREFERENCES } from "./preferences"
import { PreviewDevices } from "./preview-devices"

class FakeTrack extends EventTarget {
  readyState = "live"
  onended: (() => void) | null = null
  constructor(
    readonly kind: "audio" | "video",
    readonly id: string,
  ) {
    super()
  }
  getSettings() {
    return { deviceId: this.id }
  }
  stop() {
    this.readyState = "ended"
  }
}

type ErrorNames = { audio?: string; video?: string }

/** `navigator.mediaDevices` with mic-1, mic-2, cam-1 and cam-2. It rejects each kind in `refused` with an error. */
function fakeMedia(refused: ErrorNames = {}) {
  const media = {
    requests: [] as string[],
    tracks: [] as FakeTrack[],
    refused,
    refusalMessage: "refused",
    mostAtOnce: 0,
    getUserMedia,
  }
  async function getUserMedia(constraints: MediaStreamConstraints) {
    const kinds = (["audio", "video"] as const).filter((kind) => constraints[kind])
    const ids = kinds.map((kind) => (constraints[kind] as { deviceId?: { exact: string } }).deviceId?.exact)
    media.requests.push(kinds.map((kind, i) => kind + (ids[i] ? `:${ids[i]}` : "")).join("+"))
    await Promise.resolve()
    const error = kinds.map((kind) => media.refused[kind]).find(Boolean)
    if (error) throw new DOMException(media.refusalMessage, error)
    if (ids.includes("gone")) throw new DOMException("no such device", "OverconstrainedError")
    const made = kinds.map((kind, i) => new FakeTrack(kind, ids[i] ?? (kind === "audio" ? "mic-1" : "cam-1")))
    media.tracks.push(...made)
    for (const kind of kinds) {
      const live = media.tracks.filter((track) => track.kind === kind && track.readyState === "live")
      media.mostAtOnce = Math.max(media.mostAtOnce, live.length)
    }
    const ofKind = (kind: string) => made.filter((track) => track.kind === kind)
    return {
      getAudioTracks: () => ofKind("audio"),
      getVideoTracks: () => ofKind("video"),
    } as unknown as MediaStream
  }
  return media
}

/** `navigator.permissions` with the given states. */
function fakePermissions(states: Record<string, PermissionState>) {
  const statuses = new Map<string, { state: PermissionState; onchange: (() => void) | null }>()
  return {
    query: async ({ name }: { name: string }) => {
      const state = states[name]
      if (!state) throw new TypeError("unknown permission")
      const status = { state, onchange: null }
      statuses.set(name, status)
      return status as unknown as PermissionStatus
    },
    change(name: string, state: PermissionState) {
      states[name] = state
      const status = statuses.get(name)
      if (status) status.state = state
      status?.onchange?.()
    },
  }
}

const on: DeviceChoice = { on: true, id: "" }
const off: DeviceChoice = { on: false, id: "" }
const both = { microphone: on, camera: on }

function preview(media: ReturnType<typeof fakeMedia> | undefined, permissions = fakePermissions({})) {
  return new PreviewDevices(media, new DevicePermissions(permissions), () => DEFAULT_PREFERENCES)
}

const camera = (deviceId: string) => ({ kind: "videoinput" as const, deviceId })
const failed = (error: string) => ({ status: "failed", error })

describe("open", () => {
  test("asks for both devices with one prompt", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open(both)
    expect(media.requests).toEqual(["audio+video"])
    expect(devices.getState().microphone.status).toBe("on")
    expect(devices.getState().camera.status).toBe("on")
  })

  test("asks only once when StrictMode opens, closes and opens again", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    void devices.open(both)
    devices.close()
    await devices.open(both)
    expect(media.requests).toEqual(["audio+video"])
    expect(devices.getState().camera.status).toBe("on")
  })

  test("asks for a refused device only once when StrictMode opens twice", async () => {
    const media = fakeMedia({ video: "NotAllowedError" })
    const devices = preview(media, fakePermissions({ microphone: "granted", camera: "denied" }))
    void devices.open(both)
    devices.close()
    await devices.open(both)
    expect(media.requests).toEqual(["audio+video", "audio"])
    expect(devices.getState().camera).toEqual(failed("denied"))
  })

  test("asks for the chosen devices", async () => {
    const media = fakeMedia()
    await preview(media).open({ microphone: { on: true, id: "mic-2" }, camera: { on: true, id: "cam-2" } })
    expect(media.requests).toEqual(["audio:mic-2+video:cam-2"])
  })

  test("captures another device if the chosen one is unplugged", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open({ microphone: { on: true, id: "mic-2" }, camera: { on: true, id: "gone" } })
    expect(media.tracks.map((track) => track.id)).toEqual(["mic-2", "cam-1"])
    expect(devices.getState().camera.status).toBe("on")
  })

  test("doesn't ask for a camera that should be off", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open({ microphone: on, camera: off })
    expect(media.requests).toEqual(["audio"])
    expect(devices.getState().camera.status).toBe("off")
  })

  test("asks for nothing if both should be off", async () => {
    const media = fakeMedia()
    await preview(media).open({ microphone: off, camera: off })
    expect(media.requests).toEqual([])
  })
})

describe("errors", () => {
  test("keeps the microphone on if the camera is missing", async () => {
    const media = fakeMedia({ video: "NotFoundError" })
    const devices = preview(media)
    await devices.open(both)
    expect(devices.getState().microphone.status).toBe("on")
    expect(devices.getState().camera).toEqual(failed("missing"))
  })

  test("reports an insecure page", async () => {
    const devices = preview(undefined)
    await devices.open(both)
    expect(devices.getState().camera).toEqual(failed("insecure"))
  })

  test("doesn't prompt again after the user dismissed the prompt", async () => {
    const media = fakeMedia({ audio: "NotAllowedError", video: "NotAllowedError" })
    const devices = preview(media, fakePermissions({ camera: "prompt", microphone: "prompt" }))
    await devices.open(both)
    expect(media.requests).toEqual(["audio+video"])
    expect(devices.getState()).toEqual({ microphone: failed("dismissed"), camera: failed("dismissed") })
  })

  test("doesn't prompt again if Chromium's message says that the prompt was dismissed", async () => {
    const media = fakeMedia({ audio: "NotAllowedError", video: "NotAllowedError" })
    media.refusalMessage = "Permission dismissed"
    await preview(media, fakePermissions({ camera: "prompt", microphone: "prompt" })).open(both)
    expect(media.requests).toEqual(["audio+video"])
  })

  test("blames the system if it refuses a camera that the browser allows", async () => {
    const devices = preview(fakeMedia({ video: "NotAllowedError" }), fakePermissions({ camera: "granted" }))
    await devices.open({ microphone: off, camera: on })
    expect(devices.getState().camera).toEqual(failed("system"))
  })

  test("doesn't prompt again after the user denied access, even without the Permissions API", async () => {
    for (const permissions of [
      fakePermissions({ camera: "denied", microphone: "denied" }),
      fakePermissions({}),
    ]) {
      const media = fakeMedia({ audio: "NotAllowedError", video: "NotAllowedError" })
      const devices = preview(media, permissions)
      await devices.open(both)
      expect(media.requests).toEqual(["audio+video"])
      expect(devices.getState()).toEqual({ microphone: failed("denied"), camera: failed("denied") })
    }
  })

  test("turns the microphone on if only the camera is blocked", async () => {
    for (const microphone of ["granted", "prompt"] as const) {
      const media = fakeMedia({ video: "NotAllowedError" })
      const devices = preview(media, fakePermissions({ camera: "denied", microphone }))
      await devices.open(both)
      expect(media.requests).toEqual(["audio+video", "audio"])
      expect(devices.getState().microphone.status).toBe("on")
      expect(devices.getState().camera).toEqual(failed("denied"))
    }
  })

  test("retries all failed devices with one prompt", async () => {
    const media = fakeMedia({ audio: "NotAllowedError", video: "NotAllowedError" })
    const devices = preview(media)
    await devices.open(both)
    media.refused = {}
    await devices.retry()
    expect(media.requests).toEqual(["audio+video", "audio+video"])
    expect(devices.getState().camera.status).toBe("on")
  })

  test("turns a device on when the user allows it in the browser's settings", async () => {
    const permissions = fakePermissions({ camera: "denied", microphone: "granted" })
    const media = fakeMedia({ video: "NotAllowedError" })
    const devices = preview(media, permissions)
    await devices.open(both)
    media.refused = {}
    permissions.change("camera", "granted")
    await devices.retry()
    expect(devices.getState().camera.status).toBe("on")
  })

  test("ignores a later permission for a device that was turned off, and after closing", async () => {
    for (const meanwhile of ["switchOff", "close"] as const) {
      const permissions = fakePermissions({ camera: "denied", microphone: "granted" })
      const media = fakeMedia({ video: "NotAllowedError" })
      const devices = preview(media, permissions)
      await devices.open(both)
      devices[meanwhile]("camera")
      const asked = media.requests.length
      permissions.change("camera", "granted")
      await devices.retry()
      expect(media.requests).toHaveLength(asked)
    }
  })
})

describe("choose", () => {
  test("never captures two devices of a kind at once", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open(both)
    await devices.choose("camera", "cam-2")
    expect(media.requests).toEqual(["audio+video", "video:cam-2"])
    expect(media.mostAtOnce).toBe(1)
    expect(devices.getState().camera).toMatchObject({ status: "on", track: { id: "cam-2" } })
  })

  test("uses the last of several choices, even if the first capture is still pending", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    const opened = devices.open(both)
    void devices.choose("microphone", "mic-1")
    await Promise.all([opened, devices.choose("microphone", "mic-2")])
    expect(media.mostAtOnce).toBe(1)
    expect(devices.getState().microphone).toMatchObject({ status: "on", track: { id: "mic-2" } })
  })

  test("keeps a device off until it is turned on", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open({ microphone: on, camera: off })
    await devices.choose("camera", "cam-2")
    expect(devices.getState().camera.status).toBe("off")
    await devices.switchOn("camera")
    expect(media.requests).toEqual(["audio", "video:cam-2"])
  })

  test("tries the chosen device if the last one failed", async () => {
    const media = fakeMedia({ video: "NotReadableError" })
    const devices = preview(media)
    await devices.open(both)
    expect(devices.getState().camera).toEqual(failed("in-use"))
    media.refused = {}
    await devices.choose("camera", "cam-2")
    expect(devices.getState().camera).toMatchObject({ status: "on", track: { id: "cam-2" } })
  })
})

describe("devicesChanged", () => {
  const unplug = (media: ReturnType<typeof fakeMedia>) =>
    media.tracks.find((track) => track.kind === "video")?.onended?.()

  test("reports an unplugged device", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open(both)
    unplug(media)
    expect(devices.getState().camera).toEqual(failed("lost"))
    expect(devices.getState().microphone.status).toBe("on")
  })

  test("blames the permission if the user took it away, and turns the device on when it is given back", async () => {
    const media = fakeMedia()
    const permissions = fakePermissions({ camera: "denied" })
    const devices = preview(media, permissions)
    await devices.open(both)
    unplug(media)
    await vi.waitFor(() => expect(devices.getState().camera).toEqual(failed("denied")))
    permissions.change("camera", "granted")
    await vi.waitFor(() => expect(devices.getState().camera.status).toBe("on"))
  })

  test("says that the system pauses a device, until it goes on or is turned off", async () => {
    vi.useFakeTimers()
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open(both)
    const track = media.tracks.find(({ kind }) => kind === "audio")
    track?.dispatchEvent(new Event("mute"))
    vi.advanceTimersByTime(1000)
    expect(devices.getState().microphone).toMatchObject({ status: "on", isPaused: true })
    track?.dispatchEvent(new Event("unmute"))
    expect(devices.getState().microphone).toMatchObject({ status: "on", isPaused: false })
    track?.dispatchEvent(new Event("mute"))
    devices.switchOff("microphone")
    vi.advanceTimersByTime(1000)
    expect(devices.getState().microphone.status).toBe("off")
    vi.useRealTimers()
  })

  test("turns on the same device when it is plugged in again, but no other one", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open(both)
    const asked = media.requests.length
    devices.devicesChanged([camera("cam-1")])
    unplug(media)
    for (const plugged of [[], [camera("cam-2")]]) devices.devicesChanged(plugged)
    expect(devices.getState().camera).toEqual(failed("lost"))
    devices.devicesChanged([camera("cam-2"), camera("cam-1")])
    await devices.retry()
    expect(media.requests.slice(asked)).toEqual(["video"])
    expect(devices.getState().camera.status).toBe("on")
  })

  test("turns on a missing camera when one is plugged in", async () => {
    const media = fakeMedia({ video: "NotFoundError" })
    const devices = preview(media)
    await devices.open(both)
    devices.devicesChanged([])
    media.refused = {}
    devices.devicesChanged([camera("cam-1")])
    await devices.retry()
    expect(devices.getState().camera.status).toBe("on")
  })
})

describe("releasing", () => {
  test("stops tracks that arrive after closing", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    const opened = devices.open(both)
    devices.close()
    await opened
    expect(media.tracks.map((track) => track.readyState)).toEqual(media.tracks.map(() => "ended"))
    expect(devices.getState().camera.status).toBe("off")
  })

  test("stops the track when turned off, and captures again when turned on", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open(both)
    devices.switchOff("camera")
    expect(media.tracks.find((track) => track.kind === "video")?.readyState).toBe("ended")
    await devices.switchOn("camera")
    expect(media.requests).toEqual(["audio+video", "video"])
    expect(devices.getState().camera.status).toBe("on")
  })

  test("doesn't stop taken tracks when closing", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open(both)
    devices.switchOff("microphone")
    const taken = devices.take()
    devices.close()
    expect(Object.keys(taken)).toEqual(["camera"])
    expect(taken.camera?.readyState).toBe("live")
  })
})
