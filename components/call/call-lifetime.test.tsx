// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react"
import { LocalParticipant, Room } from "livekit-client"
import { StrictMode } from "react"
import { afterEach, expect, test, vi } from "vitest"
import { choicesStore, DEFAULT_CHOICES } from "@/lib/room/choices"
import { CallWatchers } from "./call-watchers"
import { TestRoom } from "./test-support"

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  sessionStorage.clear()
})

function renderWatchers() {
  const room = new Room()
  return render(
    <StrictMode>
      <TestRoom room={room}>
        <CallWatchers />
      </TestRoom>
    </StrictMode>,
  )
}

test("full screen and picture-in-picture end with the call", () => {
  const exitFullscreen = vi.fn(async () => undefined)
  const exitPictureInPicture = vi.fn(async () => undefined)
  Object.assign(document, { exitFullscreen, exitPictureInPicture })
  const { unmount } = renderWatchers()
  Object.defineProperties(document, {
    fullscreenElement: { value: document.documentElement, configurable: true },
    pictureInPictureElement: { value: document.createElement("video"), configurable: true },
  })
  expect(exitFullscreen).not.toHaveBeenCalled()
  unmount()
  expect(exitFullscreen).toHaveBeenCalledOnce()
  expect(exitPictureInPicture).toHaveBeenCalledOnce()
})

test("every wake lock is released with the call, also one that comes late", async () => {
  const held = new Set<object>()
  const request = vi.fn(async () => {
    const lock = { release: async () => void held.delete(lock) }
    held.add(lock)
    return lock
  })
  Object.defineProperty(navigator, "wakeLock", { value: { request }, configurable: true })
  const { unmount } = renderWatchers()
  document.dispatchEvent(new Event("visibilitychange"))
  document.dispatchEvent(new Event("visibilitychange"))
  await vi.waitFor(() => expect(held.size).toBe(1))
  document.dispatchEvent(new Event("visibilitychange"))
  unmount()
  await vi.waitFor(() => expect(held.size).toBe(0))
  Reflect.deleteProperty(navigator, "wakeLock")
})

test.each([true, false])("a reload keeps a muted microphone muted, whoever muted it (on: %s)", (isOn) => {
  choicesStore.update(DEFAULT_CHOICES)
  vi.spyOn(LocalParticipant.prototype, "isMicrophoneEnabled", "get").mockReturnValue(isOn)
  renderWatchers()
  window.dispatchEvent(new Event("pagehide"))
  const stored = (storage: Storage) => JSON.parse(storage.getItem("greenroom:choices") ?? "{}").microphone.on
  expect(stored(sessionStorage)).toBe(isOn)
  // It was not the user's choice.
  expect(stored(localStorage)).toBe(true)
  expect(choicesStore.get().microphone.on).toBe(true)
})
