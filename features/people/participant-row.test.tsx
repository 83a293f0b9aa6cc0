// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react"
import {
  type Participant,
  ParticipantEvent,
  ParticipantKind,
  RemoteParticipant,
  Room,
  type Track,
} from "livekit-client"
import { afterEach, expect, test, vi } from "vitest"
import { ParticipantRow } from "./participant-row"

const room = new Room()

function remote(name: string, kind = ParticipantKind.STANDARD) {
  return new RemoteParticipant(room.engine.client, "PA_1", "p1", name, "", {}, undefined, kind)
}

/** Gives a participant published tracks, each muted or not, by source. */
function publish(participant: Participant, muted: { camera?: boolean; microphone?: boolean }) {
  vi.spyOn(participant, "getTrackPublication").mockImplementation((source: Track.Source) => {
    const isMuted = { ...muted }[source as "camera" | "microphone"]
    return isMuted === undefined ? undefined : ({ isMuted } as never)
  })
}

function renderRow(participant: Participant) {
  render(
    <ul>
      <ParticipantRow participant={participant} position={3} count={5} />
    </ul>,
  )
  return screen.getByRole("listitem")
}

afterEach(cleanup)

test("shows the name and the states of microphone and camera", () => {
  const ben = remote("Ben")
  publish(ben, { microphone: false, camera: true })
  const row = renderRow(ben)
  expect(row.textContent).toContain("Ben")
  expect(row.textContent).toContain("Microphone on")
  expect(row.textContent).toContain("Camera off")
  expect(row.textContent).not.toMatch(/you|agent/)
  expect(row.getAttribute("aria-posinset")).toBe("3")
  expect(row.getAttribute("aria-setsize")).toBe("5")
})

test("follows muting and unmuting", () => {
  const ben = remote("Ben")
  publish(ben, { microphone: false, camera: true })
  const row = renderRow(ben)
  publish(ben, { microphone: true, camera: false })
  act(() => {
    ben.emit(ParticipantEvent.TrackMuted, {} as never)
  })
  expect(row.textContent).toContain("Microphone off")
  expect(row.textContent).toContain("Camera on")
})

test("shows devices that were never published as off", () => {
  const row = renderRow(remote("Ben"))
  expect(row.textContent).toContain("Microphone off")
  expect(row.textContent).toContain("Camera off")
})

test("shows who is speaking", () => {
  const ben = remote("Ben")
  const row = renderRow(ben)
  expect(within(row).queryByText("Speaking")).toBeNull()
  act(() => {
    ben.emit(ParticipantEvent.IsSpeakingChanged, true)
  })
  expect(within(row).getByText("Speaking")).toBeTruthy()
})

test("marks the local participant and agents", () => {
  room.localParticipant.name = "Ada"
  expect(renderRow(room.localParticipant).textContent).toContain("Ada(you)")
  cleanup()
  const row = renderRow(remote("Helper", ParticipantKind.AGENT))
  expect(within(row).getByText("agent")).toBeTruthy()
  expect(row.textContent).not.toContain("(you)")
})

test("shows hostile names as plain text, and “Someone” without a name", () => {
  expect(renderRow(remote("<b>Mal</b>\u202egnp.exe")).textContent).toContain("<b>Mal</b>gnp.exe")
  cleanup()
  expect(renderRow(remote(" \u202e")).textContent).toContain("Someone")
})
