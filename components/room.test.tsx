// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import { StrictMode, useState } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { CallEvent } from "@/lib/room/active-call"
import { choicesStore } from "@/lib/room/choices"
import type { ConnectionDetails } from "@/lib/room/connection-details"
import { JoinError } from "@/lib/room/join-error"
import type { JoinSource } from "@/lib/room/join-source"
import * as signIn from "@/lib/room/sign-in"
import { texts as endedTexts } from "@/lib/texts/ended"
import { texts as joinTexts } from "@/lib/texts/join"
import { texts } from "@/lib/texts/prejoin"
import { RoomViews } from "./room"

type CallModule = typeof import("./call/call")

/** A call without LiveKit, whose events the tests send. */
class FakeCall {
  readonly onEvent: (event: CallEvent) => void
  readonly close = vi.fn()
  constructor({ onEvent }: { onEvent: (event: CallEvent) => void }) {
    this.onEvent = onEvent
    calls.push(this)
  }
}
const calls: FakeCall[] = []
const mounts = vi.fn()
function FakeCallView({ isShown }: { isShown: boolean }) {
  // An initializer runs once per mounted component, twice in StrictMode.
  useState(mounts)
  return isShown && <p>The call</p>
}
const fakeModule = { ActiveCall: FakeCall, Call: FakeCallView }

const DETAILS: ConnectionDetails = {
  serverUrl: "wss://a.example",
  participantToken: "token",
  identity: "ada-1",
  roomName: "demo",
}

const source = {
  fetchConnectionDetails: vi.fn<JoinSource["fetchConnectionDetails"]>(),
  explainFailure: vi.fn<JoinSource["explainFailure"]>(),
  listsParticipants: false,
  hasInviteLink: true,
  agentNames: [],
}

// jsdom has none.
class PeerConnection {
  addTransceiver() {}
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal("RTCPeerConnection", PeerConnection)
  calls.length = 0
  mounts.mockClear()
  location.hash = ""
  choicesStore.update({ name: "Ada" })
  source.fetchConnectionDetails.mockReset().mockResolvedValue(DETAILS)
  source.explainFailure.mockReset()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function renderRoom(joinSource: JoinSource = source) {
  return render(
    <StrictMode>
      <RoomViews
        roomName="demo"
        source={joinSource}
        aside={null}
        importCall={async () => fakeModule as unknown as CallModule}
      />
    </StrictMode>,
  )
}

const joinButton = () => screen.getByRole("button", { name: new RegExp(`${texts.join}|${texts.joining}`) })
const sendEvent = (event: CallEvent) => act(async () => calls.at(-1)?.onEvent(event))

async function joinUntilConnecting() {
  fireEvent.click(joinButton())
  await act(() => vi.advanceTimersByTimeAsync(0))
  expect(calls).toHaveLength(1)
}

test("shows the pre-join screen until the call is connected, then the call", async () => {
  renderRoom()
  await joinUntilConnecting()
  expect(joinButton().textContent).toBe(texts.joining)
  expect(joinButton().getAttribute("aria-disabled")).toBe("true")
  await sendEvent({ type: "connected" })
  screen.getByText("The call")
  expect(screen.queryByRole("textbox")).toBeNull()
  await sendEvent({ type: "reconnecting" })
  screen.getByText("The call")
})

test("shows the call after a while, even if it is not connected yet", async () => {
  renderRoom()
  await joinUntilConnecting()
  expect(screen.queryByText("The call")).toBeNull()
  await act(() => vi.advanceTimersByTimeAsync(400))
  screen.getByText("The call")
  expect(screen.queryByRole("textbox")).toBeNull()
})

test("keeps the call mounted from connecting to reconnecting, as mounting it again would disconnect", async () => {
  renderRoom()
  await joinUntilConnecting()
  await act(() => vi.advanceTimersByTimeAsync(400))
  await sendEvent({ type: "connected" })
  await sendEvent({ type: "reconnecting" })
  expect(mounts).toHaveBeenCalledTimes(2)
})

test("leads users who have to sign in to the sign-in page, before they fill in the form or when they join", async () => {
  const leave = vi.spyOn(signIn, "goToSignIn").mockImplementation(() => undefined)
  renderRoom({ ...source, signInUrl: "/sign-in" })
  screen.getByRole("heading", { name: joinTexts.signIn.title })
  expect(screen.queryByRole("textbox")).toBeNull()
  expect(leave).toHaveBeenCalledWith("/sign-in")
  cleanup()
  leave.mockClear()

  const expired = new JoinError("refused", { status: 401, message: "Sign in.", signInUrl: "/sign-in" })
  source.fetchConnectionDetails.mockRejectedValue(expired)
  renderRoom()
  fireEvent.click(joinButton())
  expect(leave).not.toHaveBeenCalled()
  await act(() => vi.advanceTimersByTimeAsync(0))
  expect(leave).toHaveBeenCalledWith("/sign-in")
  leave.mockRestore()
})

test("closes the call when the page unmounts", async () => {
  const { unmount } = renderRoom()
  await joinUntilConnecting()
  await sendEvent({ type: "connected" })
  expect(calls[0]?.close).not.toHaveBeenCalled()
  unmount()
  expect(calls[0]?.close).toHaveBeenCalledOnce()
})

test("shows why the call ended, and goes back to the pre-join screen", async () => {
  renderRoom()
  await joinUntilConnecting()
  await sendEvent({ type: "connected" })
  await sendEvent({
    type: "ended",
    end: { reason: "CLIENT_INITIATED", title: "You left", canRejoin: true, mayLeaveGhost: false },
  })
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "You left" }))
  fireEvent.click(screen.getByRole("button", { name: endedTexts.rejoin }))
  expect(joinButton().textContent).toBe(texts.join)
})

test("shows how the call ended when one comes back to it, until one rejoins", async () => {
  history.replaceState({ greenroomVisit: "visit-1" }, "")
  const { unmount } = renderRoom()
  await joinUntilConnecting()
  await sendEvent({ type: "connected" })
  await sendEvent({
    type: "ended",
    end: { reason: "CLIENT_INITIATED", title: "You left", canRejoin: true, mayLeaveGhost: false },
  })
  unmount()
  history.pushState({}, "")
  const other = renderRoom()
  expect(joinButton().textContent).toBe(texts.join)
  other.unmount()
  history.replaceState({ greenroomVisit: "visit-1" }, "")
  const again = renderRoom()
  fireEvent.click(screen.getByRole("button", { name: endedTexts.rejoin }))
  expect(joinButton().textContent).toBe(texts.join)
  again.unmount()
  renderRoom()
  expect(joinButton().textContent).toBe(texts.join)
})

test("shows on the pre-join screen why the LiveKit server couldn't be reached", async () => {
  source.explainFailure.mockResolvedValue(new JoinError("room-full"))
  renderRoom()
  await joinUntilConnecting()
  await sendEvent({ type: "failed", error: new Error("could not establish signal connection") })
  screen.getByText(joinTexts.errors["room-full"])
  expect(joinButton().textContent).toBe(texts.join)
})

test("blocks joining while the link's key is damaged", async () => {
  location.hash = "#key=cut-off"
  renderRoom()
  screen.getByText(joinTexts.errors["damaged-key"])
  expect(screen.queryByRole("button", { name: texts.join })).toBeNull()
  location.hash = ""
  act(() => void window.dispatchEvent(new Event("hashchange")))
  screen.getByRole("button", { name: texts.join })
})
