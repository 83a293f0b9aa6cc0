import { useRoomContext } from "@livekit/components-react"
import type { LucideIcon } from "lucide-react"
import { createContext, type ReactNode, useContext, useState } from "react"
import { createPortal } from "react-dom"
import { FullScreenLayer } from "@/components/ui/full-screen-layer"
import { type LiveMessage, LiveMessagesContext, LiveRegion } from "@/components/ui/live-region"
import { ToastList, Toasts } from "@/components/ui/toast"
import { batch } from "@/lib/room/incoming-limits"
import { preferencesStore } from "@/lib/room/preferences"
import { playSound, type SoundName } from "@/lib/room/sounds"
import { Store } from "@/lib/room/store"
import { texts } from "@/lib/texts/call"
import { useRoomAnnouncements } from "./room-announcements"
import { useTilesWindow } from "./tiles-window"

/** Turns events of one kind that happened together into a few messages, so that readers keep up with the call. */
export type Formatter<T> = (events: readonly T[]) => string[]

/**
 * A kind of event in the call, declared once as a constant beside the code that reports it:
 *
 *     const HAND_RAISED: EventKind<string> = { id: "hand-raised", format: texts.raisedBy, icon: Hand }
 *     announce(HAND_RAISED, participantName(participant))
 *
 * Every kind is spoken by screen readers. A kind with an icon is also shown in a toast; leave the icon out if the page
 * shows the event anyway, for example on a button. Events of one kind share their messages, and their toast while it is
 * on screen.
 */
export type EventKind<T> = {
  /** Unique among the kinds. */
  id: string
  /** What is spoken and shown: the wording is in the texts, for example `namesOrCount` of lib/texts/people.ts. */
  format: Formatter<T>
  /** Shows the event in a toast, with this icon. */
  icon?: LucideIcon
  /** The setting by which the user switches its toast and sound off. Screen readers speak it all the same. */
  preference?: "joinNotices" | "messageNotices" | "handNotices"
  sound?: SoundName
  /** Answers an action of the user, so it doesn't wait for other events. */
  immediate?: true
}

/** The formatter of a kind whose events are finished messages, each of which replaces the one before. */
export const lastMessage: Formatter<string> = (messages) => messages.slice(-1)

/** Announces an event of the call. */
export type Announce = <T>(kind: EventKind<T>, event: T) => void

/** Events are collected for this long before they are announced. */
const INTERVAL_MS = 1000
/** Messages kept in the page, so that screen reader users can go back to them. */
const MAX_MESSAGES = 20
const MAX_MESSAGE_LENGTH = 300
/** The latest events of a toast that are kept: in a busy chat a toast may stay for hours. */
const MAX_SHOWN_EVENTS = 1000

/** Larger calls play no sounds. */
const MAX_PARTICIPANTS_WITH_SOUND = 12

export const AnnouncerContext = createContext<Pick<Announcer, "announce" | "toasts">>({
  announce: () => undefined,
  toasts: new ToastList(),
})

/** Returns the function that announces events: screen readers speak them, and kinds with an icon are shown. */
export function useAnnounce(): Announce {
  return useContext(AnnouncerContext).announce
}

/** Speaks what happens in the call through a polite live region; `CallToasts` shows it. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const room = useRoomContext()
  const [announcer] = useState(
    () =>
      new Announcer((sound) => {
        if (!preferencesStore.get().sounds || room.numParticipants > MAX_PARTICIPANTS_WITH_SOUND) return
        // A visible page already shows the message.
        if (sound === "message" && !document.hidden) return
        playSound(sound, room.getActiveDevice("audiooutput") ?? "").catch(() => undefined)
      }),
  )
  useRoomAnnouncements(announcer.announce)

  return (
    <AnnouncerContext value={announcer}>
      <LiveMessagesContext value={announcer.messages}>
        {children}
        <FullScreenLayer className="contents" fullScreenClassName="inset-0">
          <LiveRegion />
        </FullScreenLayer>
      </LiveMessagesContext>
    </AnnouncerContext>
  )
}

/** The toasts of the call, in the window that shows the tiles. */
export function CallToasts() {
  const { toasts } = useContext(AnnouncerContext)
  const { tilesWindow } = useTilesWindow()
  const shown = <Toasts list={toasts} label={texts.notifications} dismissLabel={texts.dismiss} />
  if (tilesWindow) return createPortal(shown, tilesWindow.document.body)
  return (
    <FullScreenLayer className="contents" fullScreenClassName="inset-0 *:pointer-events-auto">
      {shown}
    </FullScreenLayer>
  )
}

type Announcement = { kind: EventKind<unknown>; event: unknown }

/** Collects events, and turns them into spoken messages and toasts. */
export class Announcer {
  readonly messages = new Store<readonly LiveMessage[]>([])
  readonly toasts = new ToastList()
  readonly #onSound: (sound: SoundName) => void
  #nextId = 0
  /** The events of the toasts on screen, by kind: later events join them. */
  #shownEvents = new Map<string, unknown[]>()
  #announcements = batch<Announcement>(INTERVAL_MS, (announcements) => this.#flush(announcements))

  /** @param onSound plays the sound of an event, if the user wants to hear it */
  constructor(onSound: (sound: SoundName) => void = () => undefined) {
    this.#onSound = onSound
  }

  announce: Announce = <T,>(kind: EventKind<T>, event: T) => {
    this.#announcements.add({ kind, event } as Announcement)
    if (kind.immediate) this.#announcements.flush()
  }

  #flush(announcements: readonly Announcement[]) {
    const added: LiveMessage[] = []
    for (const [kind, events] of groupByKind(announcements)) {
      for (const text of kind.format(events)) {
        added.push({ id: this.#nextId++, text: text.slice(0, MAX_MESSAGE_LENGTH) })
      }
      if (kind.preference && !preferencesStore.get()[kind.preference]) continue
      if (kind.icon) this.#show(kind, kind.icon, events)
      if (kind.sound) this.#onSound(kind.sound)
    }
    this.messages.set([...this.messages.get(), ...added].slice(-MAX_MESSAGES))
  }

  #show({ id, format }: EventKind<unknown>, icon: LucideIcon, events: readonly unknown[]) {
    const earlier = this.toasts.has(id) ? (this.#shownEvents.get(id) ?? []) : []
    const all = [...earlier, ...events].slice(-MAX_SHOWN_EVENTS)
    const text = format(all).join("\n").slice(0, MAX_MESSAGE_LENGTH)
    this.#shownEvents.set(id, all)
    if (text) this.toasts.show({ id, icon, text })
  }
}

/** Groups the events of one interval, in the order of each kind's first event. */
function groupByKind(announcements: readonly Announcement[]): Map<EventKind<unknown>, unknown[]> {
  const events = new Map<EventKind<unknown>, unknown[]>()
  for (const { kind, event } of announcements) {
    const group = events.get(kind)
    if (group) group.push(event)
    else events.set(kind, [event])
  }
  return events
}
