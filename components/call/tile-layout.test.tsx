// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react"
import { type Participant, type RemoteParticipant, Room, RoomEvent, Track } from "livekit-client"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { FakeParticipant, stubResizeObserver, TestRoom } from "./test-support"
import { TileLayout } from "./tile-layout"

beforeEach(() => {
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

const shownTiles = () => screen.getAllByRole("group").map((tile) => tile.getAttribute("aria-label"))

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
