import { RoomContext } from "@livekit/components-react"
import {
  LocalAudioTrack,
  LocalTrackPublication,
  Participant,
  ParticipantKind,
  Room,
  Track,
  TrackPublication,
} from "livekit-client"
import { type ReactNode, useState } from "react"

/** Gives a component under test a room that is not connected. */
export function TestRoom({ room, children }: { room?: Room; children: ReactNode }) {
  const [defaultRoom] = useState(() => room ?? new Room())
  return <RoomContext value={room ?? defaultRoom}>{children}</RoomContext>
}

class FakePublication extends TrackPublication {
  get isLocal() {
    return false
  }

  setMuted(isMuted: boolean) {
    this.metadataMuted = isMuted
    if (isMuted) this.handleMuted()
    else this.handleUnmuted()
  }
}

type FakeParticipantOptions = {
  isAgent?: boolean
  kind?: ParticipantKind
  attributes?: Record<string, string>
}

/** A remote participant without a connection. */
export class FakeParticipant extends Participant {
  constructor(name: string, options: FakeParticipantOptions = {}) {
    const kind = options.kind ?? (options.isAgent ? ParticipantKind.AGENT : ParticipantKind.STANDARD)
    super(`PA_${name}`, name.toLowerCase(), name, "", options.attributes, undefined, kind)
  }

  /** Publishes a track without media. */
  publish(source: Track.Source): FakePublication {
    const kind = source === Track.Source.Microphone ? Track.Kind.Audio : Track.Kind.Video
    const publication = new FakePublication(kind, `TR_${source}`, source)
    publication.source = source
    this.addTrackPublication(publication)
    return publication
  }
}

/** Stubs the browser's observers, which jsdom lacks. Returns a function that reports a new size to all elements. */
export function stubResizeObserver(): () => void {
  const callbacks = new Set<() => void>()
  class FakeResizeObserver implements ResizeObserver {
    #report: () => void
    constructor(callback: ResizeObserverCallback) {
      this.#report = () => callback([], this)
    }
    observe() {
      callbacks.add(this.#report)
    }
    unobserve() {}
    disconnect() {
      callbacks.delete(this.#report)
    }
  }
  globalThis.ResizeObserver = FakeResizeObserver
  return () => {
    for (const report of callbacks) report()
  }
}

/** Returns an agent, and the avatar worker that publishes a picture and a voice for it. */
export function fakeAvatar() {
  const agent = new FakeParticipant("Helper", { isAgent: true, attributes: { "lk.agent.state": "idle" } })
  const avatar = new FakeParticipant("Face", {
    isAgent: true,
    attributes: { "lk.publish_on_behalf": agent.identity },
  })
  avatar.publish(Track.Source.Microphone)
  return { agent, avatar, camera: avatar.publish(Track.Source.Camera) }
}

/** What a browser captures from a microphone; `muted` while the system pauses it. */
export function capturedTrack(muted = false) {
  return Object.assign(new EventTarget(), {
    kind: "audio",
    label: "Desk microphone",
    enabled: true,
    readyState: "live",
    muted,
    getConstraints: () => ({}),
    getSettings: () => ({}),
  })
}

/**
 * Publishes a microphone without a connection. jsdom needs a stub of MediaStream.
 * @returns the track, and what was sent instead of it
 */
export function publishMicrophone(room: Room, captured = capturedTrack()) {
  const track = new LocalAudioTrack(captured as never, {}, false)
  const sent: unknown[] = []
  track.sender = { replaceTrack: async (next: unknown) => void sent.push(next) } as never
  track.source = Track.Source.Microphone
  const publication = new LocalTrackPublication(Track.Kind.Audio, { sid: "TR_1", name: "" } as never, track)
  publication.source = Track.Source.Microphone
  // biome-ignore lint/complexity/useLiteralKeys: bracket access reaches the protected method
  room.localParticipant["addTrackPublication"](publication)
  return { track, sent }
}

/** Stubs media queries, which jsdom lacks: none matches. */
export function stubMatchMedia(): void {
  const query = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }
  globalThis.matchMedia = () => query as unknown as MediaQueryList
}
