// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { texts as browserTexts } from "../texts/browser"
import { texts as prejoinTexts } from "../texts/prejoin"
import { runCheck, type StepState } from "./connection-check"
import type { JoinSource } from "./join-source"
import type { DeviceState, PreviewDevices } from "./preview-devices"
import { toRights } from "./rights"

const texts = prejoinTexts.check

// jsdom has none.
class PeerConnection {
  addTransceiver() {}
}

beforeEach(() => void vi.stubGlobal("RTCPeerConnection", PeerConnection))
afterEach(() => void vi.unstubAllGlobals())

it("turns off the device that it turned on as soon as the check is closed, and turns on no other", async () => {
  vi.stubGlobal("MediaStream", class {})
  // The camera never shows a picture.
  vi.spyOn(HTMLMediaElement.prototype, "play").mockReturnValue(new Promise(() => undefined))
  const camera: DeviceState = { status: "on", track: {} as MediaStreamTrack }
  let isOn = false
  const devices = {
    getState: () => ({ camera: isOn ? camera : { status: "off" }, microphone: { status: "off" } }),
    switchOn: vi.fn(async () => {
      isOn = true
    }),
    switchOff: vi.fn(),
  }
  const closed = new AbortController()
  const check = runCheck(
    devices as Partial<PreviewDevices> as PreviewDevices,
    {} as JoinSource,
    closed.signal,
    () => undefined,
  )
  await vi.waitFor(() => expect(HTMLMediaElement.prototype.play).toHaveBeenCalled())
  expect(devices.switchOff).not.toHaveBeenCalled()
  closed.abort()
  await check
  expect(devices.switchOff).toHaveBeenCalledExactlyOnceWith("camera")
  expect(devices.switchOn).toHaveBeenCalledExactlyOnceWith("camera")
})

it("checks no device that isn't allowed, and joins no room that is not its own", async () => {
  const devices = { switchOn: vi.fn() }
  const source = {
    rights: toRights({
      canPublish: false,
      canPublishSources: [],
      canPublishData: true,
      canSubscribe: true,
      canUpdateOwnMetadata: true,
    }),
    // The policy maps every name to one room.
    fetchConnectionDetails: async () => ({ roomName: "lobby" }),
  }
  const steps: Record<string, unknown> = {}
  await runCheck(devices as never, source as never, new AbortController().signal, (step, state) => {
    steps[step] = state
  })
  expect(devices.switchOn).not.toHaveBeenCalled()
  expect(steps).toMatchObject({
    camera: { status: "skipped", message: texts.notNeeded },
    microphone: { status: "skipped", message: texts.notNeeded },
    token: { status: "skipped", message: texts.noTestRoom },
    signalling: { status: "skipped" },
  })
})

it("says that WebRTC is off instead of blaming the network, and asks for nothing", async () => {
  vi.stubGlobal("RTCPeerConnection", undefined)
  const devices = { switchOn: vi.fn() }
  const source = { fetchConnectionDetails: vi.fn() }
  const steps: Record<string, unknown> = {}
  await runCheck(devices as never, source as never, new AbortController().signal, (step, state) => {
    steps[step] = state
  })
  expect(steps.media).toEqual({ status: "failed", message: browserTexts["no-webrtc"] })
  expect(Object.values(steps).filter((state) => (state as StepState).status === "skipped")).toHaveLength(4)
  expect(devices.switchOn).not.toHaveBeenCalled()
  expect(source.fetchConnectionDetails).not.toHaveBeenCalled()
})
