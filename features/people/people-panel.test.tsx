// @vitest-environment jsdom
import { RoomContext } from "@livekit/components-react"
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { ParticipantKind, RemoteParticipant, Room, RoomEvent } from "livekit-client"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { FakeParticipant, fakeAvatar } from "@/components/call/test-support"
import { HAND_ATTRIBUTE } from "@/lib/participants"
import { ParticipantList } from "./people-panel"

let room: Room

/** Puts `count` remote participants into the room: “Person 1”, “Person 2” and so on. */
function addParticipants(count: number) {
  for (let number = 1; number <= count; number++) {
    const identity = `p${number}`
    const participant = new RemoteParticipant(
      room.engine.client,
      `PA_${number}`,
      identity,
      `Person ${number}`,
    )
    vi.spyOn(participant, "joinedAt", "get").mockReturnValue(new Date(2026, 10, 21, 10, number))
    room.remoteParticipants.set(identity, participant)
  }
}

const renderList = () =>
  render(
    <RoomContext.Provider value={room}>
      <ParticipantList />
    </RoomContext.Provider>,
  )
const names = () => screen.getAllByRole("listitem").map((row) => row.querySelector("bdi")?.textContent)
const searchField = () => screen.getByRole<HTMLInputElement>("searchbox", { name: "Search people" })

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  )
  Element.prototype.scrollTo = vi.fn()
  room = new Room()
  room.localParticipant.identity = "me"
  room.localParticipant.name = "Ada"
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe("ParticipantList", () => {
  test("suggests inviting others when the user is alone", () => {
    renderList()
    expect(names()).toEqual(["Ada"])
    expect(screen.getByText(/You’re the only one here\./)).toBeTruthy()
    addParticipants(1)
    act(() => {
      room.emit(RoomEvent.ParticipantConnected, {} as never)
    })
    expect(names()).toEqual(["Ada", "Person 1"])
    expect(screen.queryByText(/You’re the only one here\./)).toBeNull()
  })

  test("lists the user, then raised hands, then the others", () => {
    addParticipants(3)
    renderList()
    expect(names()).toEqual(["Ada", "Person 1", "Person 2", "Person 3"])
    const third = room.remoteParticipants.get("p3")
    if (!third) throw new Error("No participant")
    const raised = { [HAND_ATTRIBUTE]: "2026-11-21T10:05:00Z" }
    vi.spyOn(third, "attributes", "get").mockReturnValue(raised)
    act(() => {
      room.emit(RoomEvent.ParticipantAttributesChanged, raised, third)
    })
    expect(names()).toEqual(["Ada", "Person 3", "Person 1", "Person 2"])
  })

  test("lists an agent and its avatar once, and no recorder", () => {
    const { agent, avatar } = fakeAvatar()
    const egress = new FakeParticipant("Egress", { kind: ParticipantKind.EGRESS })
    for (const participant of [egress, avatar, agent]) {
      room.remoteParticipants.set(participant.identity, participant as never)
    }
    renderList()
    expect(names()).toEqual(["Ada", "Helper"])
    expect(screen.getByRole("region", { name: "2 people" })).toBeTruthy()
    expect(screen.getAllByRole("listitem")[1]?.textContent).toMatch(/Microphone on.*Camera on/)
    act(() => avatar.setIsSpeaking(true))
    expect(screen.getAllByRole("listitem")[1]?.textContent).toContain("Speaking")
  })

  test("follows an avatar that says later whose it is", () => {
    const agent = new FakeParticipant("Helper", { isAgent: true })
    const avatar = new FakeParticipant("Face", { isAgent: true })
    for (const participant of [agent, avatar]) {
      room.remoteParticipants.set(participant.identity, participant as never)
    }
    renderList()
    expect(names()).toHaveLength(3)
    const onBehalfOf = { "lk.publish_on_behalf": agent.identity }
    vi.spyOn(avatar, "attributes", "get").mockReturnValue(onBehalfOf)
    act(() => void room.emit(RoomEvent.ParticipantAttributesChanged, onBehalfOf, avatar as never))
    expect(names()).toEqual(["Ada", "Helper"])
  })

  test("says that the user is alone if only a recorder is there", () => {
    const egress = new FakeParticipant("Egress", { kind: ParticipantKind.EGRESS })
    room.remoteParticipants.set(egress.identity, egress as never)
    renderList()
    expect(screen.getByText(/You’re the only one here\./)).toBeTruthy()
  })

  test("renders only the rows in view, numbered among all", () => {
    addParticipants(100)
    renderList()
    const rows = screen.getAllByRole("listitem")
    expect(rows.length).toBeLessThan(20)
    expect(rows[1]?.getAttribute("aria-posinset")).toBe("2")
    expect(rows[1]?.getAttribute("aria-setsize")).toBe("101")
    expect(screen.getByRole("region", { name: "101 people" })).toBeTruthy()
  })

  test("has a search field from eight participants on", () => {
    addParticipants(6)
    renderList()
    expect(screen.queryByRole("searchbox")).toBeNull()
    cleanup()
    addParticipants(7)
    renderList()
    expect(searchField()).toBeTruthy()
  })

  test("filters by name and says how many were found", async () => {
    addParticipants(30)
    renderList()
    await userEvent.type(searchField(), "person 2")
    expect(names()).toEqual(expect.arrayContaining(["Person 2", "Person 20", "Person 29"]))
    expect(names()).toHaveLength(11)
    expect(screen.getByRole("status").textContent).toBe("11 people found")
    await userEvent.type(searchField(), "7")
    expect(names()).toEqual(["Person 27"])
    expect(screen.getByRole("status").textContent).toBe("1 person found")
    await userEvent.type(searchField(), "x")
    expect(screen.queryByRole("listitem")).toBeNull()
    expect(screen.getByRole("status").textContent).toBe("No matches.")
  })

  test("Escape clears the search before it closes the panel", async () => {
    addParticipants(30)
    renderList()
    await userEvent.type(searchField(), "person 7")
    // An event whose default is prevented doesn't close the panel.
    expect(fireEvent.keyDown(searchField(), { key: "Escape" })).toBe(false)
    expect(searchField().value).toBe("")
    expect(names()[0]).toBe("Ada")
    expect(fireEvent.keyDown(searchField(), { key: "Escape" })).toBe(true)
  })
})
