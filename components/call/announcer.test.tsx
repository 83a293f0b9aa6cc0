// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react"
import { Hand } from "lucide-react"
import { useEffect } from "react"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { Dialog } from "@/components/ui/dialog"
import { preferencesStore } from "@/lib/room/preferences"
import {
  type Announce,
  Announcer,
  AnnouncerProvider,
  CallToasts,
  type EventKind,
  useAnnounce,
} from "./announcer"
import { TestRoom } from "./test-support"
import { TilesWindowProvider, useTilesWindow } from "./tiles-window"

const joined: EventKind<string> = { id: "joined", format: (names) => [`${names.length} joined`] }
const wrote: EventKind<string> = { id: "wrote", format: (texts) => [...texts] }
const raised: EventKind<string> = {
  id: "raised",
  format: (names) => [`${names.join(" and ")} raised a hand`],
  icon: Hand,
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe("Announcer", () => {
  const spoken = (announcer: Announcer) => announcer.messages.get().map(({ text }) => text)
  const shown = (announcer: Announcer) => announcer.toasts.shown.get().map(({ text }) => text)

  test("groups the events of a second by kind, in the order of their first event", () => {
    const announcer = new Announcer()
    announcer.announce(wrote, "a")
    announcer.announce(joined, "Ada")
    announcer.announce(wrote, "b")
    announcer.announce(joined, "Ben")
    expect(spoken(announcer)).toEqual([])
    vi.advanceTimersByTime(1000)
    expect(spoken(announcer)).toEqual(["a", "b", "2 joined"])
  })

  test("shows kinds with an icon", () => {
    const announcer = new Announcer()
    announcer.announce(raised, "Ada")
    announcer.announce(wrote, "only spoken")
    vi.advanceTimersByTime(1000)
    expect(spoken(announcer)).toEqual(["Ada raised a hand", "only spoken"])
    expect(shown(announcer)).toEqual(["Ada raised a hand"])
  })

  test("only speaks what the user switched off, and plays the sounds of the rest", () => {
    const sounds = vi.fn()
    const announcer = new Announcer(sounds)
    const handed: EventKind<string> = { ...raised, preference: "handNotices", sound: "hand" }
    announcer.announce(handed, "Ada")
    vi.advanceTimersByTime(1000)
    expect(sounds).toHaveBeenCalledExactlyOnceWith("hand")

    announcer.toasts.dismiss("raised")
    preferencesStore.update({ handNotices: false })
    announcer.announce(handed, "Ben")
    vi.advanceTimersByTime(1000)
    expect(spoken(announcer)).toEqual(["Ada raised a hand", "Ben raised a hand"])
    expect(shown(announcer)).toEqual([])
    expect(sounds).toHaveBeenCalledOnce()
    preferencesStore.update({ handNotices: true })
  })

  test("answers the user’s own action at once", () => {
    const announcer = new Announcer()
    announcer.announce(wrote, "earlier")
    announcer.announce({ ...wrote, id: "own", immediate: true }, "Microphone off")
    expect(spoken(announcer)).toEqual(["earlier", "Microphone off"])
  })

  test("joins events of a kind while its toast is on screen, but speaks each one once", () => {
    const announcer = new Announcer()
    announcer.announce(raised, "Ada")
    vi.advanceTimersByTime(2000)
    announcer.announce(raised, "Ben")
    vi.advanceTimersByTime(1000)
    expect(shown(announcer)).toEqual(["Ada and Ben raised a hand"])
    expect(spoken(announcer)).toEqual(["Ada raised a hand", "Ben raised a hand"])

    vi.advanceTimersByTime(5000)
    expect(shown(announcer)).toEqual([])
    announcer.announce(raised, "Eve")
    vi.advanceTimersByTime(1000)
    expect(shown(announcer)).toEqual(["Eve raised a hand"])
  })

  test("keeps the latest events only of a toast that stays on screen", () => {
    const announcer = new Announcer()
    for (let i = 0; i < 1500; i++) announcer.announce({ ...joined, icon: Hand }, "Ada")
    vi.advanceTimersByTime(1000)
    expect(shown(announcer)).toEqual(["1000 joined"])
  })
})

let announce: Announce

function Feature() {
  announce = useAnnounce()
  return null
}

test("an event is spoken by one live region, and shown", () => {
  render(
    <TestRoom>
      <AnnouncerProvider>
        <Feature />
        <CallToasts />
      </AnnouncerProvider>
    </TestRoom>,
  )
  expect(screen.queryByRole("region", { name: "Notifications" })).toBeNull()
  announce(raised, "Ada")
  act(() => void vi.advanceTimersByTime(1000))
  expect(within(screen.getByRole("log")).getByText("Ada raised a hand")).toBeDefined()
  const toasts = screen.getByRole("region", { name: "Notifications" })
  expect(within(toasts).getByText("Ada raised a hand")).toBeDefined()
  expect(toasts.closest("[aria-live], [role=status], [role=alert]")).toBeNull()
  expect(toasts.querySelector("[aria-live], [role=status], [role=alert]")).toBeNull()
})

test("events are spoken while a modal dialog makes the rest of the page inert", () => {
  HTMLDialogElement.prototype.showModal = vi.fn()
  HTMLDialogElement.prototype.close = vi.fn()
  const view = (isOpen: boolean) => (
    <TestRoom>
      <AnnouncerProvider>
        <Feature />
        {isOpen && (
          <Dialog title="Settings" closeLabel="Close" onClose={() => undefined}>
            content
          </Dialog>
        )}
      </AnnouncerProvider>
    </TestRoom>
  )
  const { rerender } = render(view(false))
  announce(raised, "Ada")
  act(() => void vi.advanceTimersByTime(1000))
  rerender(view(true))
  const log = within(document.querySelector("dialog") as HTMLElement).getByRole("log", { hidden: true })
  expect(log.textContent).toBe("")
  announce(raised, "Ben")
  act(() => void vi.advanceTimersByTime(1000))
  expect(log.textContent).toBe("Ben raised a hand")
})

function OtherWindow({ shown }: { shown: Window }) {
  const { setTilesWindow } = useTilesWindow()
  useEffect(() => setTilesWindow(shown), [setTilesWindow, shown])
  return <CallToasts />
}

test("toasts are in the window that shows the tiles", () => {
  const frame = document.body.appendChild(document.createElement("iframe"))
  render(
    <TestRoom>
      <AnnouncerProvider>
        <Feature />
        <TilesWindowProvider>
          <OtherWindow shown={frame.contentWindow as Window} />
        </TilesWindowProvider>
      </AnnouncerProvider>
    </TestRoom>,
  )
  announce(raised, "Ada")
  act(() => void vi.advanceTimersByTime(1000))
  expect(frame.contentDocument?.body.textContent).toBe("Ada raised a hand")
  expect(screen.getByRole("log").textContent).toBe("Ada raised a hand")
  cleanup()
  frame.remove()
})
