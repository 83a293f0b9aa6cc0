// @vitest-environment jsdom
import { EventEmitter } from "node:events"
import { act, cleanup, render, screen, within } from "@testing-library/react"
import {
  ConnectionState,
  ParticipantKind,
  type RemoteParticipant,
  Room,
  RoomEvent,
  Track,
} from "livekit-client"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { AnnouncerProvider, CallToasts } from "./announcer"
import { describeScreenShares } from "./room-announcements"
import { FakeParticipant, fakeAvatar, TestRoom } from "./test-support"

let room: Room

beforeEach(() => {
  vi.useFakeTimers()
  room = new Room()
  room.localParticipant.identity = "me"
  room.engine = Object.assign(new EventEmitter(), { close: async () => undefined }) as never
  render(
    <TestRoom room={room}>
      <AnnouncerProvider>
        <CallToasts />
      </AnnouncerProvider>
    </TestRoom>,
  )
  setState(ConnectionState.Connected)
  announced()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function setState(state: ConnectionState) {
  room.state = state
  act(() => void room.emit(RoomEvent.ConnectionStateChanged, state))
}

function connect(who: string | FakeParticipant) {
  const participant = typeof who === "string" ? new FakeParticipant(who) : who
  room.remoteParticipants.set(participant.identity, participant as unknown as RemoteParticipant)
  room.emit(RoomEvent.ParticipantConnected, participant as unknown as RemoteParticipant)
  return participant
}

function disconnect(participant: FakeParticipant) {
  room.remoteParticipants.delete(participant.identity)
  room.emit(RoomEvent.ParticipantDisconnected, participant as unknown as RemoteParticipant)
}

function startSharing(participant: FakeParticipant) {
  const publication = participant.publish(Track.Source.ScreenShare)
  room.emit(RoomEvent.TrackPublished, publication as never, participant as never)
}

function stopSharing(participant: FakeParticipant) {
  participant.trackPublications.clear()
  room.emit(RoomEvent.TrackUnpublished, undefined as never, participant as never)
}

/** Returns what was spoken since the user joined and, while it is on screen, shown. */
function announced() {
  act(() => void vi.advanceTimersByTime(2000))
  const [, ...spoken] = [...screen.getByRole("log").children].map(({ textContent }) => textContent)
  const toasts = screen.queryByRole("region", { name: "Notifications" })
  const shown = toasts ? within(toasts).getAllByRole("listitem") : []
  return { spoken, shown: shown.map(({ textContent }) => textContent) }
}

test("joining is spoken, with how many others are here", () => {
  announced()
  expect(screen.getByRole("log").textContent).toBe("You joined. No one else is here yet.")
})

test("joins and leaves are spoken and shown", () => {
  const ada = connect("Ada")
  connect("Ben")
  expect(announced()).toEqual({ spoken: ["Ada and Ben joined"], shown: ["Ada and Ben joined"] })
  disconnect(ada)
  expect(announced().shown).toEqual(["Ada left", "Ada and Ben joined"])
})

test("announces no recorders, and an avatar only with its agent", () => {
  const egress = connect(new FakeParticipant("Egress", { kind: ParticipantKind.EGRESS }))
  const { agent, avatar } = fakeAvatar()
  connect(agent)
  expect(announced().spoken).toEqual(["Helper joined"])
  connect(avatar)
  disconnect(egress)
  announced()
  disconnect(avatar)
  announced()
  connect(avatar)
  announced()
  disconnect(agent)
  expect(announced().spoken).toEqual(["Helper joined"])
  disconnect(avatar)
  expect(announced().spoken).toEqual(["Helper joined", "Face left"])
})

test("a screen share is spoken and shown when it starts and stops", () => {
  const hana = connect("Hana")
  announced()
  startSharing(hana)
  expect(announced().shown).toContain("Hana is sharing their screen")
  stopSharing(hana)
  const { spoken, shown } = announced()
  expect(spoken).toEqual(["Hana joined", "Hana is sharing their screen", "Hana stopped sharing their screen"])
  // The toast says the latest.
  expect(shown).toContain("Hana stopped sharing their screen")
  expect(shown).not.toContain("Hana is sharing their screen")
})

test("one’s own screen share is announced too, also when the browser’s bar ends it", () => {
  const { localParticipant } = room
  const publication = new FakeParticipant("me").publish(Track.Source.ScreenShare)
  localParticipant.trackPublications.set("TR_screen", publication as never)
  room.emit(RoomEvent.LocalTrackPublished, publication as never, localParticipant)
  expect(announced().shown).toEqual(["You’re sharing your screen"])
  localParticipant.trackPublications.clear()
  room.emit(RoomEvent.LocalTrackUnpublished, publication as never, localParticipant)
  expect(announced().shown).toEqual(["You stopped sharing your screen"])
})

test("announces only the leave of a participant who was sharing", () => {
  const hana = connect("Hana")
  startSharing(hana)
  announced()
  disconnect(hana)
  stopSharing(hana)
  expect(announced().spoken).toEqual(["Hana joined", "Hana is sharing their screen", "Hana left"])
})

test("a reconnect, during which everyone goes and comes back, is not announced", () => {
  const hana = connect("Hana")
  startSharing(hana)
  const { spoken } = announced()
  setState(ConnectionState.Reconnecting)
  disconnect(hana)
  announced()
  startSharing(connect("Hana"))
  setState(ConnectionState.Connected)
  expect(announced().spoken).toEqual(spoken)
})

test("a recording is spoken and shown when it starts and stops, but not again after a reconnect", () => {
  const setRecording = (isRecording: boolean) => {
    vi.spyOn(room, "isRecording", "get").mockReturnValue(isRecording)
    act(() => void room.emit(RoomEvent.RecordingStatusChanged, isRecording))
  }
  const started = "Recording started. This call is being recorded"
  expect(announced().spoken).toEqual([])
  setRecording(true)
  expect(announced()).toEqual({ spoken: [started], shown: [started] })
  setState(ConnectionState.Reconnecting)
  setRecording(false)
  setRecording(true)
  setState(ConnectionState.Connected)
  expect(announced().spoken).toEqual([started])
  setRecording(false)
  const { spoken, shown } = announced()
  expect(spoken).toEqual([started, "Recording stopped"])
  expect(shown).toEqual(["Recording stopped"])
})

test("joining a recorded room is spoken and shown", () => {
  cleanup()
  room = new Room()
  vi.spyOn(room, "isRecording", "get").mockReturnValue(true)
  render(
    <TestRoom room={room}>
      <AnnouncerProvider>
        <CallToasts />
      </AnnouncerProvider>
    </TestRoom>,
  )
  expect(announced().spoken).toEqual([])
  setState(ConnectionState.Connected)
  const message = "This call is being recorded"
  expect(announced()).toEqual({ spoken: [message], shown: [message] })
})

test("being muted by a host is spoken and shown; muting oneself and unmuting are not", () => {
  const microphone = new FakeParticipant("me").publish(Track.Source.Microphone)
  room.localParticipant.trackPublications.set("TR_microphone", microphone as never)
  act(() => void room.emit(RoomEvent.SignalConnected))
  const remoteMute = (isMuted: boolean) =>
    act(() => void room.engine.emit("remoteMute", "TR_microphone", isMuted))

  microphone.setMuted(true)
  remoteMute(true)
  remoteMute(false)
  expect(announced()).toEqual({ spoken: [], shown: [] })
  microphone.setMuted(false)
  remoteMute(true)
  expect(announced()).toEqual({ spoken: ["A host muted you"], shown: ["A host muted you"] })
})

describe("describeScreenShares", () => {
  const share = (name: string, isShared = true, isLocal = false) => ({
    participant: { identity: name, name, isLocal, kind: ParticipantKind.STANDARD, attributes: {} },
    isShared,
  })

  test.each([
    [[share("Hana")], ["Hana is sharing their screen"]],
    [[share("Hana"), share("Ben")], ["Hana and Ben are sharing their screens"]],
    [["a", "b", "c", "d"].map((name) => share(name)), ["4 people are sharing their screens"]],
    [[share("Hana"), share("Hana", false)], ["Hana stopped sharing their screen"]],
    [
      [share("Hana"), share("Ben", false), share("me", true, true)],
      ["You’re sharing your screen", "Hana is sharing their screen", "Ben stopped sharing their screen"],
    ],
    [[], []],
  ])("%j", (events, expected) => {
    expect(describeScreenShares(events)).toEqual(expected)
  })
})
