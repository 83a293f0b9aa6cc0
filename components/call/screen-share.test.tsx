// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { AudioPresets, Room } from "livekit-client"
import { Toolbar } from "radix-ui"
import { afterEach, expect, test, vi } from "vitest"
import { texts } from "@/lib/texts/devices"
import { NoticeContext } from "./notice"
import { ScreenShareButton, screenCaptureOptions, useScreenShare } from "./screen-share"
import { TestRoom } from "./test-support"

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function Button() {
  return <ScreenShareButton {...useScreenShare()} />
}

/** Presses “Share screen”, and returns what the browser was asked for and what the user was told. */
async function share(getDisplayMedia: () => Promise<MediaStream>, room = new Room()) {
  const notify = vi.fn()
  const request = vi.fn<(options: DisplayMediaStreamOptions) => Promise<MediaStream>>(getDisplayMedia)
  const mediaDevices = Object.assign(new EventTarget(), {
    getDisplayMedia: request,
    getSupportedConstraints: () => ({ restrictOwnAudio: true }),
  })
  vi.stubGlobal("navigator", { userAgent: navigator.userAgent, mediaDevices })
  render(
    <TestRoom room={room}>
      <NoticeContext value={notify}>
        <Toolbar.Root>
          <Button />
        </Toolbar.Root>
      </NoticeContext>
    </TestRoom>,
  )
  await userEvent.click(screen.getByRole("button", { name: "Share screen" }))
  return { notify, asked: request.mock.calls[0]?.[0] }
}

// jsdom's DOMException isn't an Error, as a browser's is.
const refuse = (name: string, message: string) => () =>
  Promise.reject(Object.assign(new Error(message), { name }))

test("asks for unfiltered stereo sound without this call's, and not for this tab", async () => {
  const { asked } = await share(refuse("NotAllowedError", "Permission denied"))
  expect(asked).toMatchObject({
    audio: {
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
      channelCount: 2,
      restrictOwnAudio: true,
      suppressLocalAudioPlayback: false,
    },
    systemAudio: "include",
    selfBrowserSurface: "exclude",
    surfaceSwitching: "include",
  })
})

test("offers no system sound where the browser can't take the call out of it", () => {
  expect(screenCaptureOptions({}).systemAudio).toBe("exclude")
})

test("publishes the sound with a bitrate for music, without pauses", async () => {
  const room = new Room()
  vi.spyOn(room.localParticipant, "createScreenTracks").mockResolvedValue([{ stop: vi.fn() } as never])
  const publish = vi.spyOn(room.localParticipant, "publishTrack").mockResolvedValue({} as never)
  await share(vi.fn(), room)
  expect(publish.mock.calls[0]?.[1]).toMatchObject({
    audioPreset: AudioPresets.musicHighQualityStereo,
    dtx: false,
  })
})

test("says nothing when the user closes the picker", async () => {
  const { notify } = await share(refuse("NotAllowedError", "Permission denied"))
  expect(notify).not.toHaveBeenCalled()
})

test.each([
  ["NotAllowedError", "Permission denied by system", texts.screen.system("other")],
  ["NotReadableError", "Could not start video source", texts.screen.unreadable],
])("tells why sharing failed: %s “%s”", async (name, message, expected) => {
  const { notify } = await share(refuse(name, message))
  expect(notify).toHaveBeenCalledExactlyOnceWith(expected)
})
