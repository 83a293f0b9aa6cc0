import { CriticalTimers } from "livekit-client"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { lookOften } from "./look-often"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it("has LiveKit's client look ten times as often, and changes none of its other waits", () => {
  lookOften()
  const looked = vi.fn()
  const waited = vi.fn()
  CriticalTimers.setTimeout(looked, 50)
  CriticalTimers.setTimeout(waited, 49)
  const called = CriticalTimers.setTimeout(waited, 51)
  vi.advanceTimersByTime(5)
  expect(looked).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(43)
  expect(waited).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(waited).toHaveBeenCalledOnce()
  CriticalTimers.clearTimeout(called)
  vi.advanceTimersByTime(100)
  expect(waited).toHaveBeenCalledOnce()
})
