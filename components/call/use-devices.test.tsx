// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react"
import { Room, RoomEvent } from "livekit-client"
import { act } from "react"
import { afterEach, expect, test, vi } from "vitest"
import { texts } from "@/lib/texts/devices"
import { TestRoom } from "./test-support"
import { useDevices } from "./use-devices"

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function CameraMenu() {
  const { devices, reason } = useDevices("videoinput")
  return <p>{devices.map(({ label }) => label).join() || reason}</p>
}

test("a menu of devices that are off asks for no permission, says why it has no names, and gets them later", async () => {
  const getUserMedia = vi.fn()
  const devices = [{ kind: "videoinput", deviceId: "", label: "" }]
  const mediaDevices = Object.assign(new EventTarget(), {
    enumerateDevices: async () => devices.map((device) => ({ ...device })),
    getUserMedia,
  })
  vi.stubGlobal("navigator", { userAgent: navigator.userAgent, mediaDevices })
  const room = new Room()
  render(
    <TestRoom room={room}>
      <CameraMenu />
    </TestRoom>,
  )
  expect(await screen.findByText(texts.namesAfterAllowing("camera"))).toBeDefined()
  Object.assign(devices[0] ?? {}, { deviceId: "cam", label: "Desk camera" })
  act(() => void room.emit(RoomEvent.LocalTrackPublished, {} as never, {} as never))
  expect(await screen.findByText("Desk camera")).toBeDefined()
  expect(getUserMedia).not.toHaveBeenCalled()
})
