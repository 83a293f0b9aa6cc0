// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import { useSyncExternalStore } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { Preview } from "@/lib/room/active-call"
import { CallSession } from "@/lib/room/call-session"
import { choicesStore, DEFAULT_CHOICES } from "@/lib/room/choices"
import type { ConnectionDetails } from "@/lib/room/connection-details"
import { JoinError } from "@/lib/room/join-error"
import type { JoinSource } from "@/lib/room/join-source"
import { rightsOfToken } from "@/lib/room/rights"
import { takeReturnPath } from "@/lib/room/sign-in"
import { texts as browserTexts } from "@/lib/texts/browser"
import { texts as peopleTexts } from "@/lib/texts/people"
import { texts } from "@/lib/texts/prejoin"
import { PreJoin } from "./prejoin"

// jsdom has none.
class PeerConnection {
  addTransceiver() {}
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal("RTCPeerConnection", PeerConnection)
  choicesStore.update(DEFAULT_CHOICES)
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** Renders the pre-join with a session that requests its tokens from `fetchConnectionDetails`. */
function renderPreJoin(
  fetchConnectionDetails: JoinSource["fetchConnectionDetails"],
  source: Partial<JoinSource> = {},
) {
  const joinSource: JoinSource = {
    fetchConnectionDetails,
    explainFailure: vi.fn(),
    listsParticipants: false,
    hasInviteLink: true,
    agentNames: [],
    ...source,
  }
  const createCall = vi.fn((_options: { takePreview: () => Preview }) => ({ close: vi.fn() }) as never)
  const session = new CallSession({
    roomName: "demo",
    source: joinSource,
    loadCall: async () => createCall,
  })
  render(<SessionView source={joinSource} session={session} />)
  return createCall
}

function SessionView({ source, session }: { source: JoinSource; session: CallSession }) {
  const state = useSyncExternalStore(session.subscribe, session.getState)
  return <PreJoin roomName="demo" source={source} session={session} state={state} />
}

const nameField = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Your name" })
const joinButton = () => screen.getByRole("button", { name: /^Join/ })
const clickJoin = () => act(async () => fireEvent.click(joinButton()))
const enterName = (value: string) => fireEvent.change(nameField(), { target: { value } })

test("shows an error without a name, until one is typed", async () => {
  const fetchDetails = vi.fn()
  renderPreJoin(fetchDetails)
  await clickJoin()
  expect(screen.getByRole("alert").textContent).toBe(peopleTexts.noName)
  expect(nameField().getAttribute("aria-invalid")).toBe("true")
  expect(fetchDetails).not.toHaveBeenCalled()

  enterName("Ada")
  expect(screen.queryByRole("alert")).toBeNull()
})

test("disables the button while joining", async () => {
  const fetchDetails = vi.fn(() => new Promise<ConnectionDetails>(() => {}))
  renderPreJoin(fetchDetails)
  enterName("Ada")
  expect(joinButton().textContent).toBe("Join room")
  await clickJoin()
  expect(joinButton().textContent).toBe("Joining…")
  expect(joinButton().getAttribute("aria-disabled")).toBe("true")
  await clickJoin()
  expect(fetchDetails).toHaveBeenCalledOnce()
})

test("shows the error, counts down to the retry, and can stop retrying", async () => {
  const error = new JoinError("refused", { message: "Too many requests.", retryAfter: 5 })
  const fetchDetails = vi.fn(() => Promise.reject(error))
  renderPreJoin(fetchDetails)
  enterName("Ada")
  await clickJoin()
  const alert = screen.getByRole("alert")
  expect(alert.textContent).toContain("Too many requests.")
  expect(joinButton().textContent).toBe("Join room")
  expect(screen.getByText("Retrying in 5 s…")).toBeDefined()
  await act(() => vi.advanceTimersByTimeAsync(1000))
  expect(screen.getByText("Retrying in 4 s…")).toBeDefined()

  fireEvent.click(screen.getByRole("button", { name: "Stop retrying" }))
  expect(screen.getByRole("alert").textContent).toBe("Too many requests.")
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  expect(fetchDetails).toHaveBeenCalledOnce()
})

test("hands over the speaker that is chosen when a retry succeeds, not the one at the click", async () => {
  const speaker = { kind: "audiooutput", deviceId: "headset", label: "Headset" }
  const devices: object[] = []
  const mediaDevices = Object.assign(new EventTarget(), {
    enumerateDevices: async () => devices,
    getUserMedia: () => Promise.reject(new DOMException("", "NotFoundError")),
  })
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { mediaDevices }))
  const createCall = renderPreJoin(vi.fn().mockRejectedValueOnce(new JoinError("no-answer")))
  enterName("Ada")
  await clickJoin()
  devices.push(speaker)
  await act(async () => mediaDevices.dispatchEvent(new Event("devicechange")))
  act(() => choicesStore.update({ speaker: "headset" }))
  await act(() => vi.advanceTimersByTimeAsync(1000))
  expect(createCall.mock.calls[0]?.[0].takePreview().choices.speaker).toBe("headset")
})

vi.mock("@/lib/room/audio-level", () => ({ watchAudioLevel: () => () => undefined }))

/** Counts captures; every device is there. */
function stubDevices() {
  vi.stubGlobal("MediaStream", class {})
  const stopped = new Set<string>()
  const track = (kind: string) =>
    Object.assign(new EventTarget(), {
      kind,
      stop: () => stopped.add(kind),
      getSettings: () => ({}),
      readyState: "live",
    })
  const getUserMedia = vi.fn(async (constraints: MediaStreamConstraints) => ({
    getTracks: () => [],
    getAudioTracks: () => (constraints.audio ? [track("audio")] : []),
    getVideoTracks: () => (constraints.video ? [track("video")] : []),
  }))
  const mediaDevices = Object.assign(new EventTarget(), { enumerateDevices: async () => [], getUserMedia })
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { mediaDevices }))
  return { getUserMedia, stopped }
}

const unsignedToken = (video: object) => `e30.${btoa(JSON.stringify({ sub: "ada-1", video }))}.c2ln`

test("asks for no device that the token, known beforehand, doesn't allow", async () => {
  const { getUserMedia } = stubDevices()
  const rights = (video: object) => ({ rights: rightsOfToken(unsignedToken(video)) })
  renderPreJoin(vi.fn(), rights({ canPublish: false }))
  await act(() => vi.advanceTimersByTimeAsync(0))
  expect(getUserMedia).not.toHaveBeenCalled()
  expect(screen.getByText("You can watch and listen.")).toBeDefined()
  expect(screen.queryByRole("button", { name: /^(Microphone|Camera)$/ })).toBeNull()
  expect(screen.queryByRole("combobox", { name: /device/ })).toBeNull()
  cleanup()

  renderPreJoin(vi.fn(), rights({ canPublishSources: ["microphone"] }))
  await act(() => vi.advanceTimersByTimeAsync(0))
  expect(getUserMedia.mock.calls.map(([{ video }]) => Boolean(video))).toEqual([false])
  expect(screen.getByRole("button", { name: "Microphone" })).toBeDefined()
  expect(screen.queryByRole("button", { name: "Camera" })).toBeNull()
})

test("releases the devices when the prefetched token doesn't allow them, and never asks again", async () => {
  const { getUserMedia, stopped } = stubDevices()
  renderPreJoin(async () => ({
    serverUrl: "wss://a.example",
    participantToken: unsignedToken({ canPublish: false }),
    identity: "ada-1",
    roomName: "demo",
  }))
  await act(() => vi.advanceTimersByTimeAsync(0))
  expect(screen.getByRole("button", { name: "Camera" })).toBeDefined()
  enterName("Ada")
  await act(() => vi.advanceTimersByTimeAsync(1000))
  expect(screen.getByText("You can watch and listen.")).toBeDefined()
  expect(screen.queryByRole("button", { name: /^(Microphone|Camera)$/ })).toBeNull()
  expect(stopped).toEqual(new Set(["audio", "video"]))
  expect(getUserMedia).toHaveBeenCalledOnce()
})

test("shows the token's name instead of the field if it is fixed", () => {
  renderPreJoin(vi.fn(), { fixedName: "Cleo" })
  expect(screen.getByText("You’re joining as Cleo.")).toBeDefined()
  expect(screen.queryByRole("textbox")).toBeNull()
})

test("a name that the login fixes has a link to the account, which leads back with the link's key", () => {
  location.hash = "key=secret"
  renderPreJoin(vi.fn(), { fixedName: "Ada Lovelace", accountUrl: "/sign-in" })
  const link = screen.getByRole("link", { name: texts.switchAccount })
  expect(link.getAttribute("href")).toBe("/sign-in")
  link.addEventListener("click", (event) => event.preventDefault())
  fireEvent.click(link)
  expect(takeReturnPath()).toBe("/#key=secret")
  location.hash = ""
})

test("says that WebRTC is off before anything is asked, and doesn't join", async () => {
  vi.stubGlobal("RTCPeerConnection", undefined)
  const getUserMedia = vi.fn()
  const mediaDevices = Object.assign(new EventTarget(), { enumerateDevices: async () => [], getUserMedia })
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { mediaDevices }))
  choicesStore.update({ name: "Ada" })
  const fetchDetails = vi.fn()
  renderPreJoin(fetchDetails)
  expect(screen.getByRole("alert").textContent).toBe(browserTexts["no-webrtc"])
  await clickJoin()
  expect(joinButton().textContent).toBe("Join room")
  expect(getUserMedia).not.toHaveBeenCalled()
})
