// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { ParticipantKind, Room, Track } from "livekit-client"
import type { ReactNode } from "react"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { ParticipantTile, TileBoundary } from "./participant-tile"
import { FakeParticipant, fakeAvatar, stubResizeObserver, TestRoom } from "./test-support"

const { Camera, Microphone, ScreenShare } = Track.Source

type Options = {
  room?: Room
  avatar?: FakeParticipant
  source?: Track.Source
  pinned?: boolean
  onTogglePin?: (key: string) => void
  onVideoAspect?: (key: string, aspect: number) => void
}

function renderTile(participant: FakeParticipant, options: Options = {}) {
  const { room = new Room(), avatar, source = Camera, pinned = false } = options
  const { onTogglePin = () => undefined, onVideoAspect = () => undefined } = options
  render(
    <TestRoom room={room}>
      <ParticipantTile
        tileKey="tile"
        participant={participant}
        avatar={avatar}
        source={source}
        publication={(avatar ?? participant).getTrackPublication(source)}
        isLarge={pinned}
        isPinned={pinned}
        isFloating={false}
        onTogglePin={onTogglePin}
        onVideoAspect={onVideoAspect}
      />
    </TestRoom>,
  )
  return screen.getByRole("group")
}

const video = () => document.querySelector("video")

beforeEach(() => {
  stubResizeObserver()
  class FakeIntersectionObserver {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe("ParticipantTile", () => {
  test("names its participant and source", () => {
    const tile = renderTile(new FakeParticipant("Ada"))
    expect(tile.getAttribute("aria-label")).toBe("Ada")
    expect(tile.dataset).toMatchObject({ participantIdentity: "ada", source: "camera" })
    expect(tile.getAttribute("aria-roledescription")).toBe("video tile")
  })

  test("shows a name as plain text, and “Someone” without one", () => {
    expect(renderTile(new FakeParticipant("Mal\u202e\nlory")).getAttribute("aria-label")).toBe("Mal lory")
    cleanup()
    expect(renderTile(new FakeParticipant("")).getAttribute("aria-label")).toBe("Someone")
  })

  test("shows the video, or the initials while the camera is off", async () => {
    const ada = new FakeParticipant("Ada")
    const camera = ada.publish(Camera)
    const tile = renderTile(ada)
    expect(video()).not.toBeNull()
    expect(tile.textContent, "before the first frame").toMatch(/^A/)
    fireEvent.loadedData(video() as HTMLVideoElement)
    expect(tile.textContent).not.toMatch(/^A/)

    await act(async () => camera.setMuted(true))
    expect(video()).toBeNull()
    expect(tile.textContent).toMatch(/^A/)

    await act(async () => camera.setMuted(false))
    expect(video()).not.toBeNull()
  })

  test("marks a microphone that is off or missing", async () => {
    const ada = new FakeParticipant("Ada")
    const tile = renderTile(ada)
    expect(tile.textContent).toContain("Microphone off")
    cleanup()

    const microphone = ada.publish(Microphone)
    const unmuted = renderTile(ada)
    expect(unmuted.textContent).not.toContain("Microphone off")
    await act(async () => microphone.setMuted(true))
    expect(unmuted.textContent).toContain("Microphone off")
  })

  test("marks who is speaking", async () => {
    const ada = new FakeParticipant("Ada")
    const tile = renderTile(ada)
    expect(tile.dataset.speaking).toBeUndefined()
    await act(async () => ada.setIsSpeaking(true))
    expect(tile.dataset.speaking).toBe("true")
    await act(async () => ada.setIsSpeaking(false))
    expect(tile.dataset.speaking).toBeUndefined()
  })

  test("shows a shared screen without the marks of its participant", async () => {
    const ada = new FakeParticipant("Ada")
    ada.publish(ScreenShare)
    ada.setIsSpeaking(true)
    const tile = renderTile(ada, { source: ScreenShare })
    expect(video()?.className).toContain("object-contain")
    expect(tile.getAttribute("aria-roledescription")).toBe("shared screen")
    expect(tile.textContent).toContain("Ada’s screen")
    expect(tile.textContent).not.toContain("Microphone off")
    expect(tile.dataset.speaking).toBeUndefined()
  })

  test("reports the shape of its video, also when a phone is turned", () => {
    const ada = new FakeParticipant("Ada")
    ada.publish(Camera)
    const onVideoAspect = vi.fn()
    renderTile(ada, { onVideoAspect })
    const shown = video()
    if (!shown) throw new Error("There is no video")
    for (const [videoWidth, videoHeight] of [
      [640, 360],
      [360, 640],
    ]) {
      Object.defineProperties(shown, {
        videoWidth: { value: videoWidth, configurable: true },
        videoHeight: { value: videoHeight, configurable: true },
      })
      fireEvent(shown, new Event("resize"))
    }
    expect(onVideoAspect.mock.calls).toEqual([
      ["tile", 16 / 9],
      ["tile", 9 / 16],
    ])
    expect(shown.className).toContain("object-cover")
  })

  test("shows the whole video while it is large", () => {
    const ada = new FakeParticipant("Ada")
    ada.publish(Camera)
    renderTile(ada, { pinned: true })
    expect(video()?.className).toContain("object-contain")
  })

  test("cuts a long name, but not what follows it", () => {
    const room = new Room()
    room.localParticipant.identity = "ada"
    room.localParticipant.name = "A".repeat(100)
    render(
      <TestRoom room={room}>
        <ParticipantTile
          tileKey="tile"
          participant={room.localParticipant}
          source={Camera}
          publication={undefined}
          isLarge={false}
          isPinned={false}
          isFloating={false}
          onTogglePin={() => undefined}
          onVideoAspect={() => undefined}
        />
      </TestRoom>,
    )
    const mark = screen.getByText("(you)")
    expect(mark.closest(".truncate")).toBeNull()
    expect(mark.className).toContain("shrink-0")
    expect(mark.parentElement?.textContent).toMatch(/^A+… \(you\)$/)
  })

  test("shows what an agent without video is doing", () => {
    const helper = new FakeParticipant("Helper", {
      isAgent: true,
      attributes: { "lk.agent.state": "thinking" },
    })
    expect(renderTile(helper).textContent).toContain("Thinking…")
  })

  test("gives an agent its avatar’s picture, voice and volume", async () => {
    const { agent, avatar, camera } = fakeAvatar()
    const tile = renderTile(agent, { avatar })
    expect(tile.getAttribute("aria-label")).toBe("Helper")
    expect(tile.dataset.participantIdentity).toBe("helper")
    expect(video()).not.toBeNull()
    expect(tile.textContent).not.toContain("Microphone off")
    await act(async () => avatar.setIsSpeaking(true))
    expect(tile.dataset.speaking).toBe("true")
    await act(async () => camera.setMuted(true))
    expect(video()).toBeNull()
    expect(tile.textContent).toContain("Idle")
  })

  test("names a phone without a name by its number", () => {
    const phone = new FakeParticipant("", {
      kind: ParticipantKind.SIP,
      attributes: { "sip.phoneNumber": "+4930123456" },
    })
    expect(renderTile(phone).getAttribute("aria-label")).toBe("+4930123456")
  })

  test("says that an encrypted video has no key here", () => {
    const ada = new FakeParticipant("Ada")
    const camera = ada.publish(Camera)
    vi.spyOn(camera, "isEncrypted", "get").mockReturnValue(true)
    const tile = renderTile(ada)
    expect(video()).toBeNull()
    expect(tile.textContent).toContain("your link has no key")
  })

  test("can be pinned and unpinned", async () => {
    const onTogglePin = vi.fn()
    const tile = renderTile(new FakeParticipant("Ada"), { onTogglePin })
    expect(tile.textContent).not.toContain("Pinned")
    await userEvent.click(screen.getByRole("button", { name: "Options for Ada" }))
    await userEvent.click(screen.getByRole("button", { name: "Pin" }))
    expect(onTogglePin).toHaveBeenCalledExactlyOnceWith("tile")
    cleanup()
    expect(renderTile(new FakeParticipant("Ada"), { pinned: true }).textContent).toContain("Pinned")
  })
})

const tile = { isBroken: true }

function FailingTile(): ReactNode {
  if (tile.isBroken) throw new Error("Broken tile")
  return "Tile"
}

describe("TileBoundary", () => {
  test("replaces a tile that throws, until it is tried again", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined)
    render(
      <TileBoundary>
        <FailingTile />
      </TileBoundary>,
    )
    expect(screen.getByText(/Couldn’t show this tile/)).toBeDefined()
    tile.isBroken = false
    await userEvent.click(screen.getByRole("button", { name: "Try again" }))
    expect(screen.getByText("Tile")).toBeDefined()
  })
})
