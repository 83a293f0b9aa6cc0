// @vitest-environment jsdom
import { ConnectionError, DisconnectReason, RoomEvent } from "livekit-client"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { ActiveCall, type CallEvent } from "./active-call"
import { callEnd } from "./call-end"
import { DEFAULT_CHOICES } from "./choices"

const LEFT = { type: "ended", end: callEnd(DisconnectReason.CLIENT_INITIATED) }

const session = { start: vi.fn<() => Promise<void>>(), end: vi.fn(async () => undefined) }
const camera = {
  readyState: "live",
  onended: null,
  stop: vi.fn(),
} as Partial<MediaStreamTrack> as MediaStreamTrack
let events: CallEvent[]
let call: ActiveCall

beforeEach(() => {
  events = []
  session.start.mockReset().mockReturnValue(new Promise(() => undefined))
  session.end.mockClear()
  vi.mocked(camera.stop).mockClear()
  call = new ActiveCall({
    details: { serverUrl: "wss://a.example", participantToken: "token", identity: "ada-1", roomName: "demo" },
    takePreview: () => ({ tracks: { camera }, starting: ["microphone"], choices: DEFAULT_CHOICES }),
    encryptionKey: undefined,
    onEvent: (event) => events.push(event),
  })
})
afterEach(() => call.close())

it("connects once, with tracks off, although StrictMode starts it twice", () => {
  call.start(session)
  call.start(session)
  const off = { enabled: false }
  return vi.waitFor(() =>
    expect(session.start).toHaveBeenCalledExactlyOnceWith({
      tracks: { microphone: off, camera: off, screenShare: off },
    }),
  )
})

describe("devices that may not be published", () => {
  /** Unsigned: only the LiveKit server could tell. */
  const tokenFor = (video: object) => `e30.${btoa(JSON.stringify({ sub: "ada-1", video }))}.c2ln`
  const callWith = (video: object) =>
    new ActiveCall({
      details: {
        serverUrl: "wss://a.example",
        participantToken: tokenFor(video),
        identity: "ada-1",
        roomName: "demo",
      },
      takePreview: () => ({ tracks: { camera }, starting: ["microphone"], choices: DEFAULT_CHOICES }),
      encryptionKey: undefined,
      onEvent: () => undefined,
    })
  const permit = (active: ActiveCall, permission: object) =>
    active.room.localParticipant.setPermissions({ canPublishSources: [], ...permission } as never)

  it("are stopped as soon as the token is there", () => {
    const active = callWith({ canPublishSources: ["microphone"] })
    expect(camera.stop).toHaveBeenCalledOnce()
    expect(active.publication.isPending("camera")).toBe(false)
    expect(active.publication.isPending("microphone")).toBe(true)
    active.close()
  })

  it("are stopped when the right is taken away before they are published, and don't start again", () => {
    const active = callWith({})
    permit(active, { canPublish: true })
    expect(camera.stop).not.toHaveBeenCalled()
    permit(active, { canPublish: false })
    expect(camera.stop).toHaveBeenCalledOnce()
    permit(active, { canPublish: true })
    expect(active.publication.isPending("camera")).toBe(false)
    active.close()
  })
})

it("publishes the preview once the room is connected, and reports what happens", () => {
  const publish = vi.spyOn(call.publication, "publish").mockReturnValue()
  const now = vi.spyOn(performance, "now").mockReturnValue(5000)
  call.room.emit(RoomEvent.Connected)
  expect(publish).toHaveBeenCalledExactlyOnceWith(call.room.localParticipant)
  now.mockReturnValue(65_000)
  call.room.emit(RoomEvent.SignalReconnecting)
  call.room.emit(RoomEvent.Reconnected)
  call.room.emit(RoomEvent.Reconnecting)
  call.room.emit(RoomEvent.Reconnected)
  call.room.emit(RoomEvent.Disconnected, DisconnectReason.ROOM_DELETED)
  expect(events).toEqual([
    { type: "connected" },
    { type: "reconnecting" },
    { type: "connected" },
    { type: "reconnecting" },
    { type: "connected" },
    { type: "ended", end: { ...callEnd(DisconnectReason.ROOM_DELETED), durationMs: 60_000 } },
  ])
  now.mockRestore()
})

it("reports why it couldn't connect, and nothing that fails once it is connected", async () => {
  const error = new Error("could not establish pc connection")
  session.start.mockRejectedValue(error)
  call.start(session)
  await vi.waitFor(() => expect(events).toEqual([{ type: "failed", error }]))
})

it("ignores an agent that doesn't join", async () => {
  vi.spyOn(call.publication, "publish").mockReturnValue()
  session.start.mockImplementation(async () => {
    call.room.emit(RoomEvent.Connected)
    throw new Error("The agent didn't join")
  })
  call.start(session)
  await vi.waitFor(() => expect(session.start.mock.settledResults[0]?.type).toBe("rejected"))
  expect(events).toEqual([{ type: "connected" }])
})

it("ends when it is left while connecting", async () => {
  session.start.mockRejectedValue(ConnectionError.cancelled("Client initiated disconnect"))
  call.start(session)
  await vi.waitFor(() => expect(events).toEqual([LEFT]))
})

it("ends when it is left while a failure is being explained", () => {
  call.start(session)
  call.leave()
  expect(events).toEqual([LEFT])
  expect(session.end).not.toHaveBeenCalled()
})

it("stops the preview's tracks when it is closed, and reports nothing more", () => {
  call.close()
  expect(camera.stop).toHaveBeenCalledOnce()
  expect(call.publication.isPending("microphone")).toBe(false)
  call.room.emit(RoomEvent.Reconnecting)
  call.leave()
  expect(events).toEqual([])
})

it("disconnects a room that is connected after it was closed", () => {
  const disconnect = vi.spyOn(call.room, "disconnect")
  call.close()
  disconnect.mockClear()
  call.room.emit(RoomEvent.Connected)
  expect(disconnect).toHaveBeenCalledOnce()
  expect(events).toEqual([])
})

it("shows a notice for a device that was unplugged before it could be published", () => {
  camera.onended?.(new Event("ended"))
  expect(call.notice.get()).toContain("camera")
  call.setNotice(undefined)
  expect(call.notice.get()).toBeUndefined()
})

it("takes no encrypted tracks without a key: what nothing decrypts would be played as noise", () => {
  const publication = { isEncrypted: true, setSubscribed: vi.fn() }
  call.room.emit(RoomEvent.TrackSubscribed, {} as never, publication as never, {} as never)
  expect(publication.setSubscribed).toHaveBeenCalledExactlyOnceWith(false)
  const plain = { isEncrypted: false, setSubscribed: vi.fn() }
  call.room.emit(RoomEvent.TrackSubscribed, {} as never, plain as never, {} as never)
  expect(plain.setSubscribed).not.toHaveBeenCalled()
})
