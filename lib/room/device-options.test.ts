import { expect, test } from "vitest"
import { deviceOptions } from "./device-options"

const available = [
  { kind: "videoinput", deviceId: "cam-1", label: "Built-in camera" },
  { kind: "videoinput", deviceId: "cam-2", label: "Desk camera" },
  { kind: "audioinput", deviceId: "mic-1", label: "Built-in microphone" },
] as const

const trackOf = (deviceId: string, label: string) =>
  ({ label, getSettings: () => ({ deviceId }) }) as unknown as MediaStreamTrack
const on = (deviceId: string, label = "") => ({ status: "on", track: trackOf(deviceId, label) }) as const

test("the device that the track comes from is shown, not the one that was chosen", () => {
  const { options, value } = deviceOptions("camera", on("cam-2"), available, "cam-1")
  expect(options.map(({ label }) => label)).toEqual(["Built-in camera", "Desk camera"])
  expect(value).toBe("cam-2")
})

test("a device that is not in the list is shown by the name that its track has", () => {
  const { options, value } = deviceOptions("camera", on("cam-3", "New camera"), available, "")
  expect(options[0]).toEqual({ value: "cam-3", label: "New camera" })
  expect(value).toBe("cam-3")
})

test("while the device is off, the chosen one is shown; where that is gone, the browser's first", () => {
  expect(deviceOptions("camera", { status: "off" }, available, "cam-2").value).toBe("cam-2")
  expect(deviceOptions("camera", { status: "off" }, available, "gone").value).toBe("cam-1")
})

test.each([
  [{ status: "asking" }, "Default camera"],
  [{ status: "off" }, "Default camera"],
  [{ status: "failed", fault: "denied" }, "Allow the camera to choose one"],
  [{ status: "failed", fault: "missing" }, "No camera found"],
] as const)("without names: %o", (state, name) => {
  expect(deviceOptions("camera", state, [], "cam-2")).toEqual({
    options: [{ value: "", label: name }],
    value: "",
  })
})
