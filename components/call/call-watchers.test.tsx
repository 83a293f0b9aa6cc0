// @vitest-environment jsdom
import { act, cleanup, render } from "@testing-library/react"
import { Room, TrackEvent } from "livekit-client"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { texts } from "@/lib/texts/call"
import { texts as deviceTexts } from "@/lib/texts/devices"
import { CallWatchers } from "./call-watchers"
import { NoticeContext } from "./notice"
import { capturedTrack, publishMicrophone, TestRoom } from "./test-support"

beforeEach(() => void vi.stubGlobal("MediaStream", class {}))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Renders a call whose microphone is on. `permission` is the browser's answer when the microphone ends. */
function renderCall(permission: PermissionState) {
  const permissions = { query: async () => ({ state: permission, onchange: null }) }
  vi.stubGlobal("navigator", { userAgent: "Firefox/145.0", permissions })
  const room = new Room()
  const captured = capturedTrack()
  const { track } = publishMicrophone(room, captured)
  const notify = vi.fn()
  render(
    <TestRoom room={room}>
      <NoticeContext value={notify}>
        <CallWatchers />
      </NoticeContext>
    </TestRoom>,
  )
  return { notify, captured, track }
}

test("says that an unplugged microphone was disconnected", async () => {
  const { notify, track } = renderCall("granted")
  track.emit(TrackEvent.Ended)
  await act(() => track.mute())
  await vi.waitFor(() => expect(notify).toHaveBeenCalledExactlyOnceWith(texts.deviceLost.microphone))
})

test("a microphone whose permission was taken away is blocked", async () => {
  const { notify, track } = renderCall("denied")
  track.emit(TrackEvent.Ended)
  await act(() => track.mute())
  await vi.waitFor(() => expect(notify).toHaveBeenCalledExactlyOnceWith(deviceTexts.denied("microphone")))
})

test("a microphone that LiveKit captures again is back or another one, and muting it later is no loss", async () => {
  const { notify, captured, track } = renderCall("granted")
  track.emit(TrackEvent.Ended)
  track.emit(TrackEvent.Restarted)
  track.emit(TrackEvent.Ended)
  captured.label = "Headset"
  track.emit(TrackEvent.Restarted)
  const told = [[deviceTexts.resumed("microphone")], [texts.deviceChanged.microphone("Headset")]]
  expect(notify.mock.calls).toEqual(told)
  await act(() => track.mute())
  await act(() => Promise.resolve())
  expect(notify.mock.calls).toEqual(told)
})
