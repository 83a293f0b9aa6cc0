// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, expect, test, vi } from "vitest"
import { type Device, type MediaErrorCode, mediaErrorMessage } from "@/lib/room/media-error"
import type { DeviceState } from "@/lib/room/preview-devices"
import { texts as deviceTexts } from "@/lib/texts/devices"
import { texts } from "@/lib/texts/prejoin"
import { DeviceErrors } from "./device-errors"

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const off: DeviceState = { status: "off" }
const help = Object.values(texts.permissionHelp)

function renderErrors(errors: Partial<Record<Device, MediaErrorCode>>) {
  const onRetry = vi.fn()
  const stateOf = (device: Device): DeviceState => {
    const error = errors[device]
    return error ? { status: "failed", error } : off
  }
  render(
    <DeviceErrors
      state={{ microphone: stateOf("microphone"), camera: stateOf("camera") }}
      onRetry={onRetry}
    />,
  )
  return onRetry
}

const shownHelp = () => help.filter((text) => screen.queryByText(text))

test("shows nothing while the devices work, but keeps the live region", () => {
  renderErrors({})
  expect(screen.getByRole("status").textContent).toBe("")
})

test.each([
  ["denied", [texts.permissionHelp.firefox]],
  ["dismissed", [texts.permissionHelp.dismissed]],
  ["system", []],
  ["missing", []],
  ["in-use", []],
  ["insecure", []],
  ["lost", []],
  ["unknown", []],
] as const)("shows the message and the help for %s", (error, expectedHelp) => {
  vi.stubGlobal("navigator", {
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  })
  renderErrors({ camera: error })
  expect(screen.getByText(mediaErrorMessage("camera", error))).toBeDefined()
  expect(shownHelp()).toEqual(expectedHelp)
})

test("shows one message per device and one help for both", () => {
  renderErrors({ microphone: "dismissed", camera: "dismissed" })
  expect(screen.getByText(mediaErrorMessage("microphone", "dismissed"))).toBeDefined()
  expect(screen.getByText(mediaErrorMessage("camera", "dismissed"))).toBeDefined()
  expect(shownHelp()).toHaveLength(1)
})

test("retries on click", () => {
  const onRetry = renderErrors({ camera: "in-use" })
  fireEvent.click(screen.getByRole("button", { name: "Try again" }))
  expect(onRetry).toHaveBeenCalledOnce()
})

test("offers no retry on an insecure page, unless another error may pass", () => {
  renderErrors({ camera: "insecure" })
  expect(screen.queryByRole("button")).toBeNull()
  cleanup()
  renderErrors({ camera: "insecure", microphone: "lost" })
  expect(screen.getByRole("button", { name: "Try again" })).toBeDefined()
})

test("says that the system pauses a device, and that it is back", () => {
  const track = {} as MediaStreamTrack
  const view = (isPaused: boolean) => (
    <DeviceErrors state={{ microphone: { status: "on", track, isPaused }, camera: off }} onRetry={vi.fn()} />
  )
  const { rerender } = render(view(true))
  expect(screen.getByRole("status").textContent).toBe(deviceTexts.paused("microphone"))
  expect(screen.queryByRole("button")).toBeNull()
  rerender(view(false))
  expect(screen.getByRole("status").textContent).toBe(deviceTexts.resumed("microphone"))
})
