// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react"
import { Room } from "livekit-client"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { texts } from "@/lib/texts/devices"
import { DevicePauses } from "./device-pauses"
import { capturedTrack, publishMicrophone, TestRoom } from "./test-support"

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal("MediaStream", class {})
  // LiveKit takes jsdom for an old Safari.
  vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0 Gecko/20100101 Firefox/145.0" })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Renders the messages of a call whose microphone is on. */
function renderWithMicrophone(captured = capturedTrack()) {
  const room = new Room()
  const { track, sent } = publishMicrophone(room, captured)
  render(
    <TestRoom room={room}>
      <DevicePauses />
    </TestRoom>,
  )
  const fire = (type: string) => act(async () => void captured.dispatchEvent(new Event(type)))
  return { track, fire, sent }
}

const message = () => screen.getByRole("status").textContent
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

test("says that the microphone is paused and that it is back, and the others see it", async () => {
  const { fire, sent } = renderWithMicrophone()
  expect(message()).toBe("")
  await fire("mute")
  await wait(1000)
  expect(message()).toBe(texts.paused("microphone"))
  expect(sent.at(-1)).toBeNull()
  await fire("unmute")
  await wait(10)
  expect(message()).toBe(texts.resumed("microphone"))
  expect(sent.at(-1)).not.toBeNull()
  await wait(10_000)
  expect(message()).toBe("")
})

test("a microphone that was paused before it was published is paused for the others too", async () => {
  const { sent } = renderWithMicrophone(capturedTrack(true))
  await wait(1000)
  expect(message()).toBe(texts.paused("microphone"))
  expect(sent.at(-1)).toBeNull()
})

test("says nothing while the user is muted, and says it when they unmute during the pause", async () => {
  const { track, fire } = renderWithMicrophone()
  await act(() => track.mute())
  await fire("mute")
  await wait(1000)
  expect(message()).toBe("")
  await act(() => track.unmute())
  await wait(10)
  expect(message()).toBe(texts.paused("microphone"))
})
