import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { DeviceList, deviceOptions, NO_DEVICES, noDeviceReason, speakerInUse, speakersOf } from "./devices"

beforeEach(() => void vi.stubGlobal("navigator", { mediaDevices: {} }))
afterEach(() => void vi.unstubAllGlobals())

/** What browsers list before the user allows a device. */
const hidden = { kind: "videoinput", deviceId: "", label: "" } as const

describe("DeviceList", () => {
  const camera = { kind: "videoinput", deviceId: "cam", label: "Camera" } as const

  test("updates while it has a subscriber", async () => {
    const media = fakeMedia([])
    const list = new DeviceList(media)
    let unsubscribe = () => {}
    const changed = new Promise<void>((resolve) => {
      unsubscribe = list.subscribe(resolve)
    })
    media.plug(camera)
    await changed
    expect(list.get()).toEqual([camera])
    unsubscribe()
    media.plug()
    await Promise.resolve()
    expect(list.get()).toEqual([camera])
  })

  test("is empty without mediaDevices and when listing fails", async () => {
    const insecure = new DeviceList(undefined)
    await insecure.refresh()
    expect(insecure.get()).toEqual([])
    const failing = new DeviceList({
      ...fakeMedia([]),
      enumerateDevices: () => Promise.reject(new DOMException("no", "InvalidStateError")),
    })
    await failing.refresh()
    expect(failing.get()).toEqual([])
  })
})

describe("deviceOptions", () => {
  const available = [
    { kind: "videoinput", deviceId: "cam-1", label: "Built-in camera" },
    { kind: "videoinput", deviceId: "cam-2", label: "Desk camera" },
    { kind: "audioinput", deviceId: "mic-1", label: "Built-in microphone" },
  ] as const

  test("selects the device of the track, not the chosen one", () => {
    const { options, value } = deviceOptions("camera", on("cam-2"), available, "cam-1")
    expect(options.map(({ label }) => label)).toEqual(["Built-in camera", "Desk camera"])
    expect(value).toBe("cam-2")
  })

  test("adds the track's device if the list lacks it", () => {
    const { options, value } = deviceOptions("camera", on("cam-3", "New camera"), available, "")
    expect(options[0]).toEqual({ value: "cam-3", label: "New camera" })
    expect(value).toBe("cam-3")
  })

  test("selects the chosen device while it is off, or the first one if that is unplugged", () => {
    expect(deviceOptions("camera", { status: "off" }, available, "cam-2").value).toBe("cam-2")
    expect(deviceOptions("camera", { status: "off" }, available, "gone").value).toBe("cam-1")
  })

  test.each([
    [{ status: "asking" }, "Default camera"],
    [{ status: "off" }, "Allow camera access to choose one"],
    [{ status: "failed", error: "denied" }, "Allow camera access to choose one"],
    [{ status: "failed", error: "missing" }, "No camera found"],
    [{ status: "failed", error: "insecure" }, "Default camera"],
  ] as const)("without names shows for %o: %s", (state, label) => {
    expect(deviceOptions("camera", state, [hidden], "cam-2")).toEqual({
      options: [{ value: "", label }],
      value: "",
    })
  })
})

test.each([
  ["the browser has not answered", NO_DEVICES, "videoinput", "Default camera"],
  ["there is none", [], "videoinput", "No camera found"],
  ["its name is hidden", [hidden], "videoinput", "Allow camera access to choose one"],
  [
    "speakers are hidden",
    [{ ...hidden, kind: "audiooutput" }],
    "audiooutput",
    "Allow microphone access to choose one",
  ],
] as const)("a menu says why it names no device: %s", (_, available, kind, reason) => {
  expect(noDeviceReason(available, kind)).toBe(reason)
})

test("on a page without mediaDevices, a menu names HTTPS", () => {
  vi.stubGlobal("navigator", {})
  expect(noDeviceReason([], "videoinput")).toBe("Browsers allow the camera only on HTTPS or localhost.")
})

describe("speakers", () => {
  const available = ["default", "communications", "desk", "headset"].map((deviceId) => ({
    kind: "audiooutput" as const,
    deviceId,
    label: deviceId,
  }))

  test("leaves out the aliases of the system default", () => {
    const speakers = speakersOf([...available, { kind: "audioinput", deviceId: "mic", label: "mic" }])
    expect(speakers.map(({ deviceId }) => deviceId)).toEqual(["desk", "headset"])
  })

  test("falls back to the system default if the chosen speaker is unplugged", () => {
    expect(speakerInUse(available, "desk")).toBe("desk")
    expect(speakerInUse(available, "gone")).toBe("")
    expect(speakerInUse(available, "")).toBe("")
  })
})

function fakeMedia(devices: Partial<MediaDeviceInfo>[]) {
  const target = new EventTarget()
  return {
    devices,
    plug(...next: Partial<MediaDeviceInfo>[]) {
      this.devices = next
      target.dispatchEvent(new Event("devicechange"))
    },
    enumerateDevices() {
      return Promise.resolve(this.devices as MediaDeviceInfo[])
    },
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
  }
}

function on(deviceId: string, label = "") {
  const track = { label, getSettings: () => ({ deviceId }) } as unknown as MediaStreamTrack
  return { status: "on", track } as const
}
