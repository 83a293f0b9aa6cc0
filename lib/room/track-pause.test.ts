import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { watchPause } from "./track-pause"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watch(muted = false) {
  const track = Object.assign(new EventTarget(), { muted })
  const onChange = vi.fn()
  const stop = watchPause(track as never, onChange)
  return { fire: (type: string) => track.dispatchEvent(new Event(type)), onChange, stop }
}

test("reports a pause and its end", () => {
  const { fire, onChange } = watch()
  fire("mute")
  vi.advanceTimersByTime(1000)
  fire("unmute")
  expect(onChange.mock.calls).toEqual([[true], [false]])
})

test("ignores a moment's mute", () => {
  const { fire, onChange } = watch()
  fire("mute")
  fire("unmute")
  vi.advanceTimersByTime(1000)
  expect(onChange).not.toHaveBeenCalled()
})

test("reports a track that was captured during a phone call", () => {
  const { onChange } = watch(true)
  vi.advanceTimersByTime(1000)
  expect(onChange).toHaveBeenCalledExactlyOnceWith(true)
})

test("stops", () => {
  const { fire, onChange, stop } = watch()
  fire("mute")
  stop()
  vi.advanceTimersByTime(1000)
  expect(onChange).not.toHaveBeenCalled()
})
