// @vitest-environment jsdom
import { act, cleanup, render } from "@testing-library/react"
import { type Participant, type RemoteParticipant, Room, RoomEvent, Track } from "livekit-client"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { FakeParticipant, stubResizeObserver, TestRoom } from "./test-support"
import { TileLayout } from "./tile-layout"

let prefersReducedMotion: boolean

beforeEach(() => {
  prefersReducedMotion = true
  vi.stubGlobal("matchMedia", () => ({ matches: prefersReducedMotion }))
  stubResizeObserver()
  vi.stubGlobal("IntersectionObserver", globalThis.ResizeObserver)
  // A phone.
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(374)
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(690)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function renderRoom(...others: FakeParticipant[]) {
  const room = new Room()
  room.localParticipant.identity = "me"
  room.localParticipant.name = "Me"
  for (const other of others)
    room.remoteParticipants.set(other.identity, other as Participant as RemoteParticipant)
  render(
    <TestRoom room={room}>
      <TileLayout />
    </TestRoom>,
  )
  return room
}

const shownTiles = () =>
  [...document.querySelectorAll("[data-source]")].map((tile) => tile.getAttribute("aria-label"))

test("a speaker comes into the strip beside a shared screen, and nobody else moves", async () => {
  const [ada, ben, cleo, dev] = ["Ada", "Ben", "Cleo", "Dev"].map((name) => new FakeParticipant(name))
  if (!ada || !ben || !cleo || !dev) throw new Error("Missing participant")
  ada.publish(Track.Source.ScreenShare)
  const room = renderRoom(ada, ben, cleo, dev)
  const before = shownTiles()
  expect(before).toHaveLength(4)
  expect(before).not.toContain("Dev")

  await act(async () => room.emit(RoomEvent.ActiveSpeakersChanged, [dev]))
  const after = shownTiles()
  expect(after).toContain("Dev")
  expect(after.filter((name) => name !== "Dev")).toEqual(before.slice(0, 3))
})

test("tiles glide and grow from their previous place when somebody leaves, and stay still with reduced motion", async () => {
  const animate = vi.fn()
  // jsdom has no animations.
  Object.assign(Element.prototype, { animate })
  prefersReducedMotion = false
  const [ada, ben] = ["Ada", "Ben"].map((name) => new FakeParticipant(name))
  if (!ada || !ben) throw new Error("Missing participant")
  const room = renderRoom(ada, ben)
  const leave = (participant: FakeParticipant) => {
    room.remoteParticipants.delete(participant.identity)
    return act(async () => void room.emit(RoomEvent.ParticipantDisconnected, participant as never))
  }

  await leave(ben)
  expect(animate).toHaveBeenCalledTimes(2)
  expect(animate.mock.calls[0]?.[0][0].transform).toMatch(/^translate\(.*px\) scale\(.*\)$/)
  animate.mockClear()
  prefersReducedMotion = true
  await leave(ada)
  expect(animate).not.toHaveBeenCalled()
})
