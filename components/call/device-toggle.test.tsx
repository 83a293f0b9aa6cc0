// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react"
import { LocalParticipant, Room } from "livekit-client"
import { Toolbar } from "radix-ui"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { choicesStore, DEFAULT_CHOICES } from "@/lib/room/choices"
import { AnnouncerProvider } from "./announcer"
import { DeviceToggle } from "./device-toggle"
import { TestRoom } from "./test-support"

let isOn = true
const setMicrophone = vi.spyOn(LocalParticipant.prototype, "setMicrophoneEnabled")
vi.spyOn(LocalParticipant.prototype, "isMicrophoneEnabled", "get").mockImplementation(() => isOn)

beforeEach(() => {
  isOn = true
  choicesStore.update(DEFAULT_CHOICES)
  setMicrophone.mockReset().mockImplementation(async (enabled) => {
    isOn = enabled
    return undefined
  })
})
afterEach(cleanup)

function renderToggle() {
  const room = new Room()
  render(
    <TestRoom room={room}>
      <AnnouncerProvider>
        <Toolbar.Root>
          <DeviceToggle device="microphone" />
        </Toolbar.Root>
      </AnnouncerProvider>
    </TestRoom>,
  )
}
const press = () => act(async () => void fireEvent.click(screen.getByRole("button", { name: "Microphone" })))
const remembered = () => choicesStore.get().microphone.on

test("a press of the button or of the key in the call counts as a choice", async () => {
  renderToggle()
  await press()
  expect(isOn).toBe(false)
  expect(remembered()).toBe(false)
  await act(async () => void fireEvent.keyDown(document.body, { key: "m", code: "KeyM" }))
  await waitFor(() => expect(remembered()).toBe(true))
})

test("a microphone that doesn't start stays off the next time", async () => {
  isOn = false
  choicesStore.update({ microphone: { on: false, id: "" } })
  setMicrophone.mockRejectedValue(Object.assign(new Error(), { name: "NotReadableError" }))
  renderToggle()
  await press()
  expect(setMicrophone).toHaveBeenCalled()
  expect(remembered()).toBe(false)
})

test("changes that the user didn't make are not remembered", async () => {
  renderToggle()
  // A host or a lost device: LiveKit mutes.
  isOn = false
  await act(async () => undefined)
  expect(remembered()).toBe(true)
})
