// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { LocalParticipant, Room } from "livekit-client"
import { TrackSource } from "livekit-server-sdk"
import { MessageSquare } from "lucide-react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { ToastList } from "@/components/ui/toast"
import { preferencesStore } from "@/lib/room/preferences"
import { AnnouncerContext, AnnouncerProvider } from "./announcer"
import { ControlBar } from "./control-bar"
import { ControlButton } from "./control-button"
import { type Feature, FeatureProviders } from "./feature-slots"
import { NoticeContext } from "./notice"
import { PanelButton, PanelLayout, PanelProvider } from "./panel"
import { useRightsNotices } from "./rights"
import { stubMatchMedia, stubResizeObserver, TestRoom } from "./test-support"

const chat: Feature = {
  id: "chat",
  panel: { id: "chat", title: "Chat", shortcut: "c", load: async () => ({ default: () => "No messages" }) },
  controlButtons: [ChatButton],
}
const wave: Feature = { id: "wave", controlButtons: [WaveButton] }

function ChatButton() {
  const tooltips = { open: "Open the chat", close: "Close the chat" }
  return chat.panel && <PanelButton panel={chat.panel} icon={MessageSquare} tooltips={tooltips} />
}

function WaveButton() {
  return <ControlButton name="Wave" icon={MessageSquare} tooltip="Wave" onPress={() => undefined} />
}

// jsdom has no modal dialogs.
vi.mock("./settings-dialog", () => ({ SettingsDialog: () => "Settings are open" }))

function renderBar(room = new Room()) {
  render(
    <TestRoom room={room}>
      <AnnouncerProvider>
        <FeatureProviders features={[wave, chat]}>
          <PanelProvider>
            <PanelLayout>
              <main />
            </PanelLayout>
            <ControlBar />
          </PanelProvider>
        </FeatureProviders>
      </AnnouncerProvider>
    </TestRoom>,
  )
}

const toolbar = () => screen.getByRole("toolbar", { name: "Call controls" })
const names = () =>
  within(toolbar())
    .getAllByRole("button")
    .map((button) => button.getAttribute("aria-label"))

/** Leaves no space for any control that can go into the menu. */
function renderNarrowBar() {
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function (this: HTMLElement) {
    return { width: this.querySelector("[role=toolbar]") ? 0 : 56 } as DOMRect
  })
  renderBar()
}

beforeEach(() => {
  stubMatchMedia()
  stubResizeObserver()
  const mediaDevices = Object.assign(new EventTarget(), {
    enumerateDevices: async () => [],
    getDisplayMedia: vi.fn(),
    getUserMedia: vi.fn(),
  })
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { mediaDevices }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test("lists the devices, screen sharing, the features in their order, settings and leaving", () => {
  renderBar()
  expect(names().filter((name) => name !== "More")).toEqual([
    "Microphone",
    "Choose microphone and speaker",
    "Camera",
    "Choose camera",
    "Share screen",
    "Wave",
    "Chat",
    "Settings",
    "Leave",
  ])
})

test("leaves out screen sharing where the browser has none", () => {
  Object.assign(navigator.mediaDevices, { getDisplayMedia: undefined })
  renderBar()
  expect(names()).not.toContain("Share screen")
})

/** Changes what the LiveKit server allows the user in the room. */
const permit = (room: Room, permission: object) =>
  act(() => {
    room.localParticipant.setPermissions({
      canPublish: true,
      canPublishSources: [],
      canPublishData: true,
      canSubscribe: true,
      canUpdateMetadata: false,
      ...permission,
    } as never)
  })

test("follows the rights of the user: buttons, keys and text", async () => {
  const room = new Room()
  const setMicrophone = vi.spyOn(room.localParticipant, "setMicrophoneEnabled").mockResolvedValue(undefined)
  renderBar(room)
  permit(room, { canPublishSources: [TrackSource.MICROPHONE] })
  expect(names()).toContain("Microphone")
  for (const name of ["Camera", "Choose camera", "Share screen"]) expect(names()).not.toContain(name)
  expect(screen.queryByText("You can watch and listen.")).toBeNull()

  permit(room, { canPublish: false })
  expect(names()).not.toContain("Microphone")
  expect(screen.getByText("You can watch and listen.")).toBeDefined()
  await userEvent.keyboard("mvs")
  expect(setMicrophone).not.toHaveBeenCalled()
  expect(navigator.mediaDevices.getDisplayMedia).not.toHaveBeenCalled()
  expect(navigator.mediaDevices.getUserMedia).not.toHaveBeenCalled()

  permit(room, {})
  expect(names()).toContain("Camera")
  expect(names()).toContain("Share screen")
  expect(setMicrophone).not.toHaveBeenCalled()
})

test("says which rights were taken away and given back", async () => {
  const room = new Room()
  const notify = vi.fn()
  const announce = vi.fn()
  render(
    <TestRoom room={room}>
      <NoticeContext value={notify}>
        <AnnouncerContext value={{ announce, toasts: new ToastList() }}>
          <Notices />
        </AnnouncerContext>
      </NoticeContext>
    </TestRoom>,
  )
  permit(room, { canUpdateMetadata: true })
  expect(notify).not.toHaveBeenCalled()
  permit(room, { canPublishSources: [TrackSource.MICROPHONE], canUpdateMetadata: true })
  expect(notify.mock.lastCall).toEqual(["You can no longer show your camera or share your screen."])
  permit(room, { canPublish: false, canPublishData: false })
  expect(notify.mock.lastCall).toEqual([
    "You can no longer speak, send messages and reactions or raise your hand.",
  ])
  expect(announce).not.toHaveBeenCalled()
  permit(room, { canPublishSources: [TrackSource.MICROPHONE] })
  expect(announce.mock.calls.map(([, right]) => right)).toEqual(["microphone", "data"])
  expect(notify).toHaveBeenCalledTimes(2)
})

function Notices() {
  useRightsNotices()
  return null
}

test("is one tab stop, with arrow keys inside", async () => {
  renderBar()
  await userEvent.tab()
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Microphone" }))
  await userEvent.keyboard("{ArrowRight}{ArrowRight}")
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Camera" }))
  await userEvent.tab()
  expect(toolbar().contains(document.activeElement)).toBe(false)
})

test("a panel's key opens and closes it while its button is in the closed menu", async () => {
  renderNarrowBar()
  expect(names()).not.toContain("Chat")
  await userEvent.keyboard("c")
  expect(await screen.findByText("No messages")).toBeDefined()
  await userEvent.keyboard("c")
  expect(screen.queryByRole("region", { name: "Chat" })).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "More" }))
})

test("the button of a panel gets the focus back when the panel closes", async () => {
  renderBar()
  const button = screen.getByRole("button", { name: "Chat" })
  await userEvent.click(button)
  expect(button.getAttribute("aria-pressed")).toBe("true")
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Chat" }))
  await userEvent.keyboard("{Escape}")
  expect(screen.queryByRole("region", { name: "Chat" })).toBeNull()
  expect(document.activeElement).toBe(button)
})

test("settings open from the menu too", async () => {
  renderNarrowBar()
  await userEvent.click(screen.getByRole("button", { name: "More" }))
  await userEvent.click(screen.getByRole("menuitemcheckbox", { name: "Settings" }))
  expect(screen.getByText("Settings are open")).toBeDefined()
})

test("a device’s key is spoken, as its button may not have the focus; a press of the button speaks by its state", async () => {
  let isOn = false
  vi.spyOn(LocalParticipant.prototype, "isMicrophoneEnabled", "get").mockImplementation(() => isOn)
  vi.spyOn(LocalParticipant.prototype, "setMicrophoneEnabled").mockImplementation(async (enabled) => {
    isOn = enabled
    return undefined
  })
  renderBar()
  const log = screen.getByRole("log")
  await userEvent.keyboard("m")
  expect(await within(log).findByText("Microphone on")).toBeDefined()
  await userEvent.keyboard("m")
  expect(await within(log).findByText("Microphone off")).toBeDefined()
  await userEvent.click(screen.getByRole("button", { name: "Microphone" }))
  expect(isOn).toBe(true)
  expect(log.children).toHaveLength(2)
})

test("buttons name their keys, unless the user switched them off", () => {
  renderBar()
  const microphone = screen.getByRole("button", { name: "Microphone" })
  expect(microphone.getAttribute("aria-keyshortcuts")).toBe("m")
  act(() => preferencesStore.update({ shortcuts: false }))
  expect(microphone.getAttribute("aria-keyshortcuts")).toBeNull()
  act(() => preferencesStore.update({ shortcuts: true }))
})
