import { describe, expect, test } from "vitest"
import type { DeviceChoice } from "./choices"
import { DevicePermissions } from "./device-permissions"
import { DEFAULT_PREFERENCES } from "./preferences"
import { PreviewDevices } from "./preview-devices"

class FakeTrack {
  readyState = "live"
  onended: (() => void) | null = null
  constructor(
    readonly kind: "audio" | "video",
    readonly id: string,
  ) {}
  getSettings() {
    return { deviceId: this.id }
  }
  stop() {
    this.readyState = "ended"
  }
}

type Refusals = { audio?: string; video?: string }

/**
 * `navigator.mediaDevices` with devices mic-1, mic-2, cam-1 and cam-2, of which some kinds are refused with an error.
 */
function fakeMedia(refused: Refusals = {}) {
  const media = { requests: [] as string[], tracks: [] as FakeTrack[], refused, mostAtOnce: 0, getUserMedia }
  async function getUserMedia(constraints: MediaStreamConstraints) {
    const kinds = (["audio", "video"] as const).filter((kind) => constraints[kind])
    const ids = kinds.map((kind) => (constraints[kind] as { deviceId?: { exact: string } }).deviceId?.exact)
    media.requests.push(kinds.map((kind, i) => kind + (ids[i] ? `:${ids[i]}` : "")).join("+"))
    await Promise.resolve()
    const error = kinds.map((kind) => media.refused[kind]).find(Boolean)
    if (error) throw new DOMException("refused", error)
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

/** `navigator.permissions` that says of each device what it is told to. */
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
const failed = (fault: string) => ({ status: "failed", fault })

describe("what is on at the beginning", () => {
  test("both devices, with one prompt", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open(both)
    expect(media.requests).toEqual(["audio+video"])
    expect(devices.getState().microphone.status).toBe("on")
    expect(devices.getState().camera.status).toBe("on")
  })

  test("the devices that were chosen", async () => {
    const media = fakeMedia()
    await preview(media).open({ microphone: { on: true, id: "mic-2" }, camera: { on: true, id: "cam-2" } })
    expect(media.requests).toEqual(["audio:mic-2+video:cam-2"])
  })

  test("another one where the chosen one is gone", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open({ microphone: { on: true, id: "mic-2" }, camera: { on: true, id: "gone" } })
    expect(media.tracks.map((track) => track.id)).toEqual(["mic-2", "cam-1"])
    expect(devices.getState().camera.status).toBe("on")
  })

  test("a camera that is to be off is not asked for", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open({ microphone: on, camera: off })
    expect(media.requests).toEqual(["audio"])
    expect(devices.getState().camera.status).toBe("off")
  })

  test("nothing is asked for when both are to be off", async () => {
    const media = fakeMedia()
    await preview(media).open({ microphone: off, camera: off })
    expect(media.requests).toEqual([])
  })
})

describe("what can go wrong", () => {
  test("a missing camera leaves the microphone on", async () => {
    const media = fakeMedia({ video: "NotFoundError" })
    const devices = preview(media)
    await devices.open(both)
    expect(devices.getState().microphone.status).toBe("on")
    expect(devices.getState().camera).toEqual(failed("missing"))
  })

  test("a page that is not secure says so", async () => {
    const devices = preview(undefined)
    await devices.open(both)
    expect(devices.getState().camera).toEqual(failed("insecure"))
  })

  test("who closed the question is not asked two more", async () => {
    const media = fakeMedia({ audio: "NotAllowedError", video: "NotAllowedError" })
    const devices = preview(media, fakePermissions({ camera: "prompt", microphone: "prompt" }))
    await devices.open(both)
    expect(media.requests).toEqual(["audio+video"])
    expect(devices.getState()).toEqual({ microphone: failed("dismissed"), camera: failed("dismissed") })
  })

  test("nor who said no, also where the browser tells nothing of permissions", async () => {
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

  test("a camera that is blocked does not keep the microphone off", async () => {
    for (const microphone of ["granted", "prompt"] as const) {
      const media = fakeMedia({ video: "NotAllowedError" })
      const devices = preview(media, fakePermissions({ camera: "denied", microphone }))
      await devices.open(both)
      expect(media.requests).toEqual(["audio+video", "audio"])
      expect(devices.getState().microphone.status).toBe("on")
      expect(devices.getState().camera).toEqual(failed("denied"))
    }
  })

  test("“Try again” asks for everything that failed, with one prompt", async () => {
    const media = fakeMedia({ audio: "NotAllowedError", video: "NotAllowedError" })
    const devices = preview(media)
    await devices.open(both)
    media.refused = {}
    await devices.retry()
    expect(media.requests).toEqual(["audio+video", "audio+video"])
    expect(devices.getState().camera.status).toBe("on")
  })

  test("a permission that is given later is used without another click", async () => {
    const permissions = fakePermissions({ camera: "denied", microphone: "granted" })
    const media = fakeMedia({ video: "NotAllowedError" })
    const devices = preview(media, permissions)
    await devices.open(both)
    media.refused = {}
    permissions.change("camera", "granted")
    await devices.retry()
    expect(devices.getState().camera.status).toBe("on")
  })

  test("but not for a device that was switched off meanwhile, nor after the green room has gone", async () => {
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

describe("choosing a device", () => {
  test("never holds two captures at once", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open(both)
    await devices.choose("camera", "cam-2")
    expect(media.requests).toEqual(["audio+video", "video:cam-2"])
    expect(media.mostAtOnce).toBe(1)
    expect(devices.getState().camera).toMatchObject({ status: "on", track: { id: "cam-2" } })
  })

  test("the last of several choices wins, also while the first capture is on its way", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    const opened = devices.open(both)
    void devices.choose("microphone", "mic-1")
    await Promise.all([opened, devices.choose("microphone", "mic-2")])
    expect(media.mostAtOnce).toBe(1)
    expect(devices.getState().microphone).toMatchObject({ status: "on", track: { id: "mic-2" } })
  })

  test("of a device that is off leaves it off until it is switched on", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open({ microphone: on, camera: off })
    await devices.choose("camera", "cam-2")
    expect(devices.getState().camera.status).toBe("off")
    await devices.switchOn("camera")
    expect(media.requests).toEqual(["audio", "video:cam-2"])
  })

  test("tries a device in place of one that failed", async () => {
    const media = fakeMedia({ video: "NotReadableError" })
    const devices = preview(media)
    await devices.open(both)
    expect(devices.getState().camera).toEqual(failed("in-use"))
    media.refused = {}
    await devices.choose("camera", "cam-2")
    expect(devices.getState().camera).toMatchObject({ status: "on", track: { id: "cam-2" } })
  })
})

describe("unplugging", () => {
  const unplug = (media: ReturnType<typeof fakeMedia>) =>
    media.tracks.find((track) => track.kind === "video")?.onended?.()

  test("is noticed", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open(both)
    unplug(media)
    expect(devices.getState().camera).toEqual(failed("lost"))
    expect(devices.getState().microphone.status).toBe("on")
  })

  test("what is plugged in again comes back, another one does not", async () => {
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

  test("a camera that was missing is used when it is plugged in", async () => {
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

describe("going away", () => {
  test("what arrives afterwards is released", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    const opened = devices.open(both)
    devices.close()
    await opened
    expect(media.tracks.map((track) => track.readyState)).toEqual(media.tracks.map(() => "ended"))
    expect(devices.getState().camera.status).toBe("off")
  })

  test("switching off releases the device, and on captures anew", async () => {
    const media = fakeMedia()
    const devices = preview(media)
    await devices.open(both)
    devices.switchOff("camera")
    expect(media.tracks.find((track) => track.kind === "video")?.readyState).toBe("ended")
    await devices.switchOn("camera")
    expect(media.requests).toEqual(["audio+video", "video"])
    expect(devices.getState().camera.status).toBe("on")
  })

  test("tracks that were taken are not stopped when the green room goes", async () => {
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
