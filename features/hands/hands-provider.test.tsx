// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { ConnectionState, Room, RoomEvent } from "livekit-client"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { AnnouncerProvider, CallToasts } from "@/components/call/announcer"
import { TestRoom } from "@/components/call/test-support"
import { HAND_ATTRIBUTE } from "@/lib/participants"
import { HandsProvider } from "./hands-provider"

let room: Room
/** What the server knows. */
let attributes: Record<string, string>

beforeEach(() => {
  attributes = {}
  room = new Room()
  room.state = ConnectionState.Connected
  room.localParticipant.identity = "me"
  vi.spyOn(room.localParticipant, "attributes", "get").mockImplementation(() => attributes)
  vi.spyOn(room.localParticipant, "setAttributes").mockImplementation(async (changes) => change(changes))
  render(
    <TestRoom room={room}>
      <AnnouncerProvider>
        <HandsProvider>
          <CallToasts />
        </HandsProvider>
      </AnnouncerProvider>
    </TestRoom>,
  )
})
afterEach(cleanup)

function change(changes: Record<string, string>) {
  attributes = { ...attributes, ...changes }
  act(() => void room.emit(RoomEvent.ParticipantAttributesChanged, changes, room.localParticipant))
}

const spoken = () => [...screen.getByRole("log").children].map(({ textContent }) => textContent)
const UP = "Your hand is up. You’re first in line."

test("one’s own hand is spoken by its key", async () => {
  await userEvent.keyboard("h")
  await userEvent.keyboard("h")
  expect(spoken()).toEqual([UP, "Your hand is down."])
})

test("a hand that a host lowers is spoken and shown, and stays down after a reconnect", async () => {
  await userEvent.keyboard("h")
  change({ [HAND_ATTRIBUTE]: "" })
  await vi.waitFor(() => expect(spoken()).toEqual([UP, "A host lowered your hand."]))
  expect(screen.getByRole("region", { name: "Notifications" }).textContent).toBe("A host lowered your hand.")
  act(() => void room.emit(RoomEvent.Reconnected))
  expect(attributes[HAND_ATTRIBUTE]).toBe("")
})

test("a hand that the server forgot while reconnecting goes up again", async () => {
  await userEvent.keyboard("h")
  const raisedAt = attributes[HAND_ATTRIBUTE]
  room.state = ConnectionState.Reconnecting
  change({ [HAND_ATTRIBUTE]: "" })
  room.state = ConnectionState.Connected
  act(() => void room.emit(RoomEvent.Reconnected))
  expect(attributes[HAND_ATTRIBUTE]).toBe(raisedAt)
  expect(spoken()).toEqual([UP])
})
