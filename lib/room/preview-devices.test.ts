import { describe, expect, test } from "vitest"
import { PreviewDevices } from "./preview-devices"

class FakeTrack {
  readyState = "live"
  onended: (() => void) | null = null
  constructor(readonly kind: "audio" | "video") {}
  stop() {
    this.readyState = "ended"
  }
}

/** `navigator.mediaDevices` with a microphone and a camera, of which some are refused with an error. */
function fakeMedia(refused: { audio?: string; video?: string } = {}) {
  const requests: string[] = []
  const tracks: FakeTrack[] = []
  const getUserMedia = async (constraints: MediaStreamConstraints) => {
    const kinds = (["audio", "video"] as const).filter((kind) => constraints[kind])
    requests.push(kinds.join("+"))
    await Promise.resolve()
    const error = kinds.map((kind) => refused[kind]).find(Boolean)
    if (error) throw new DOMException("refused", error)
    const made = kinds.map((kind) => new FakeTrack(kind))
    tracks.push(...made)
    const ofKind = (kind: string) => made.filter((track) => track.kind === kind)
    return {
      getAudioTracks: () => ofKind("audio"),
      getVideoTracks: () => ofKind("video"),
    } as unknown as MediaStream
  }
  return { getUserMedia, requests, tracks }
}

describe("PreviewDevices", () => {
  test("asks for both devices with one prompt", async () => {
    const media = fakeMedia()
    const devices = new PreviewDevices(media)
    await devices.open()
    expect(media.requests).toEqual(["audio+video"])
    expect(devices.getState().microphone.status).toBe("on")
    expect(devices.getState().camera.status).toBe("on")
  })

  test("a missing camera leaves the microphone on", async () => {
    const media = fakeMedia({ video: "NotFoundError" })
    const devices = new PreviewDevices(media)
    await devices.open()
    expect(devices.getState().microphone.status).toBe("on")
    expect(devices.getState().camera).toEqual({ status: "failed", fault: "missing" })
  })

  test("a page that is not secure says so", async () => {
    const devices = new PreviewDevices(undefined)
    await devices.open()
    expect(devices.getState().camera).toEqual({ status: "failed", fault: "insecure" })
  })

  test("what arrives after the person went away is released", async () => {
    const media = fakeMedia()
    const devices = new PreviewDevices(media)
    const opened = devices.open()
    devices.close()
    await opened
    expect(media.tracks.map((track) => track.readyState)).toEqual(media.tracks.map(() => "ended"))
    expect(devices.getState().camera.status).toBe("off")
  })

  test("switching off releases the device, and on captures anew", async () => {
    const media = fakeMedia()
    const devices = new PreviewDevices(media)
    await devices.open()
    devices.switchOff("camera")
    expect(media.tracks.find((track) => track.kind === "video")?.readyState).toBe("ended")
    await devices.switchOn("camera")
    expect(media.requests).toEqual(["audio+video", "video"])
    expect(devices.getState().camera.status).toBe("on")
  })

  test("tracks that were taken are not stopped when the green room goes", async () => {
    const media = fakeMedia()
    const devices = new PreviewDevices(media)
    await devices.open()
    devices.switchOff("microphone")
    const taken = devices.take()
    devices.close()
    expect(Object.keys(taken)).toEqual(["camera"])
    expect(taken.camera?.readyState).toBe("live")
  })

  test("an unplugged camera is noticed", async () => {
    const media = fakeMedia()
    const devices = new PreviewDevices(media)
    await devices.open()
    media.tracks.find((track) => track.kind === "video")?.onended?.()
    expect(devices.getState().camera).toEqual({ status: "failed", fault: "lost" })
    expect(devices.getState().microphone.status).toBe("on")
  })
})
