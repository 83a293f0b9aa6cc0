import { describe, expect, it, vi } from "vitest"
import { PreviewPublication } from "./preview-publication"

class FakeTrack extends EventTarget {
  kind = "audio"
  enabled = true
  readyState = "live"
  onended: (() => void) | null = null
  stop() {
    this.readyState = "ended"
  }
}

function withPendingDevices() {
  const onError = vi.fn()
  const publication = new PreviewPublication(onError)
  const track = new FakeTrack()
  publication.take({ microphone: track as unknown as MediaStreamTrack }, ["camera"])
  return { publication, track, onError }
}

describe("PreviewPublication", () => {
  it("marks devices as pending if they have a track or are still starting", () => {
    const { publication } = withPendingDevices()
    expect(publication.isPending("microphone")).toBe(true)
    expect(publication.isPending("camera")).toBe(true)
  })

  it("stops a track that is muted before it is published", async () => {
    const { publication, track } = withPendingDevices()
    const mute = vi.fn()
    await publication.mutePending("microphone", mute)
    expect(track.readyState).toBe("ended")
    expect(publication.isPending("microphone")).toBe(false)
    expect(publication.isPending("camera")).toBe(true)
    expect(mute).not.toHaveBeenCalled()
  })

  it("mutes a track that was published just before", async () => {
    const mute = vi.fn()
    await new PreviewPublication().mutePending("microphone", mute)
    expect(mute).toHaveBeenCalledOnce()
  })

  it("reports an unplugged device once, but not one that the user turned off", () => {
    const { publication, track, onError } = withPendingDevices()
    const listener = vi.fn()
    publication.subscribe(listener)
    track.onended?.()
    expect(onError).toHaveBeenCalledExactlyOnceWith("microphone", "lost")
    expect(listener).toHaveBeenCalledOnce()
    track.onended?.()
    expect(onError).toHaveBeenCalledOnce()

    const other = withPendingDevices()
    other.track.stop()
    expect(other.publication.isPending("microphone")).toBe(false)
    expect(other.onError).not.toHaveBeenCalled()
  })

  it("resolves when a device is no longer pending, and stops the others when closed", async () => {
    const { publication, track } = withPendingDevices()
    const onSettled = vi.fn()
    const settled = publication.whenSettled("camera").then(onSettled)
    await publication.mutePending("microphone", vi.fn())
    expect(onSettled).not.toHaveBeenCalled()
    publication.close()
    await settled
    expect(publication.isPending("camera")).toBe(false)
    expect(track.readyState).toBe("ended")
  })
})
