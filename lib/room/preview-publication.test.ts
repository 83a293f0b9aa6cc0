import { describe, expect, it, vi } from "vitest"
import { PreviewPublication } from "./preview-publication"

class Track extends EventTarget {
  kind = "audio"
  enabled = true
  readyState = "live"
  onended: (() => void) | null = null
  stop() {
    this.readyState = "ended"
  }
}

function taken() {
  const onFault = vi.fn()
  const publication = new PreviewPublication(onFault)
  const track = new Track()
  publication.take({ microphone: track as unknown as MediaStreamTrack }, ["camera"])
  return { publication, track, onFault }
}

describe("PreviewPublication", () => {
  it("has on their way what was taken and what is still starting", () => {
    const { publication } = taken()
    expect(publication.isUnderWay("microphone")).toBe(true)
    expect(publication.isUnderWay("camera")).toBe(true)
  })

  it("lets go what is silenced before it is sent", async () => {
    const { publication, track } = taken()
    const mute = vi.fn()
    await publication.hush("microphone", mute)
    expect(track.readyState).toBe("ended")
    expect(publication.isUnderWay("microphone")).toBe(false)
    expect(publication.isUnderWay("camera")).toBe(true)
    expect(mute).not.toHaveBeenCalled()
  })

  it("mutes what has arrived just before the press", async () => {
    const mute = vi.fn()
    await new PreviewPublication().hush("microphone", mute)
    expect(mute).toHaveBeenCalledOnce()
  })

  it("tells of what is unplugged on the way, and not of what the person switched off", () => {
    const { publication, track, onFault } = taken()
    const listener = vi.fn()
    publication.subscribe(listener)
    track.onended?.()
    expect(onFault).toHaveBeenCalledExactlyOnceWith("microphone", "lost")
    expect(listener).toHaveBeenCalledOnce()
    track.onended?.()
    expect(onFault).toHaveBeenCalledOnce()

    const other = taken()
    other.track.stop()
    expect(other.publication.isUnderWay("microphone")).toBe(false)
    expect(other.onFault).not.toHaveBeenCalled()
  })

  it("says when a device is no longer on its way, and lets everything go at the end", async () => {
    const { publication, track } = taken()
    const settled = vi.fn()
    const waiting = publication.settled("camera").then(settled)
    await publication.hush("microphone", vi.fn())
    expect(settled).not.toHaveBeenCalled()
    publication.close()
    await waiting
    expect(publication.isUnderWay("camera")).toBe(false)
    expect(track.readyState).toBe("ended")
  })
})
