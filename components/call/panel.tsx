import { type LucideIcon, X } from "lucide-react"
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react"
import { flushSync } from "react-dom"
import { LazyPart } from "@/components/ui/lazy-part"
import { useBack } from "@/components/ui/use-back"
import { useShortcut } from "@/components/ui/use-shortcut"
import { isElement, listenInWindows } from "@/components/ui/windows"
import { isComposing } from "@/lib/room/key-press"
import { texts } from "@/lib/texts/call"
import { type ControlBadge, ControlButton } from "./control-button"
import { type Panel, useFeatures } from "./feature-slots"

type OpenPanel = {
  /** At most one panel is open. */
  openId: string | undefined
  toggle: (id: string) => void
  close: () => void
}

const OpenPanelContext = createContext<OpenPanel>({
  openId: undefined,
  toggle: () => undefined,
  close: () => undefined,
})

function useOpenPanel(): OpenPanel {
  return useContext(OpenPanelContext)
}

/** Holds which panel is open, listens to the panels' keys and loads their code when the browser is idle. */
export function PanelProvider({ children }: { children: ReactNode }) {
  const [openId, setOpenId] = useState<string>()
  const state = useMemo(() => {
    const close = () => {
      const focused = document.activeElement
      // A focus inside the panel is lost; elsewhere it stays.
      const losesFocus = focused === document.body || focused?.closest("[data-panel]")
      // The button may be invisible while the panel covers it.
      flushSync(() => setOpenId(undefined))
      if (openId && losesFocus) focusButton(openId)
    }
    return { openId, close, toggle: (id: string) => (id === openId ? close() : setOpenId(id)) }
  }, [openId])

  return (
    <OpenPanelContext value={state}>
      {children}
      {useFeatures().map(({ id, panel }) => panel && <PanelShortcut key={id} panel={panel} />)}
    </OpenPanelContext>
  )
}

/** Focuses the button of a panel, or the menu that contains it. */
function focusButton(panelId: string) {
  const toolbar = document.querySelector("[role=toolbar]")
  const button =
    toolbar?.querySelector<HTMLElement>(`[data-panel-button="${panelId}"]`) ??
    toolbar?.querySelector<HTMLElement>("[data-more]")
  button?.focus()
}

function PanelShortcut({ panel }: { panel: Panel }) {
  const { openId, toggle } = useOpenPanel()
  useShortcut(panel.shortcut, panel.title, ({ view }) => {
    toggle(panel.id)
    // A key in a picture-in-picture window brings the page with the open panel to the front.
    if (view && view !== window && openId !== panel.id) window.focus()
  })
  useEffect(() => whenIdle(() => void panel.load().catch(() => undefined), 10_000), [panel])
  return null
}

/**
 * Runs a task when the browser is idle, at the latest after `timeoutMs`.
 * @returns a cleanup function
 */
function whenIdle(task: () => void, timeoutMs: number): () => void {
  // Safari has no requestIdleCallback.
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(task, Math.min(timeoutMs, 3000))
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(task, { timeout: timeoutMs })
  return () => cancelIdleCallback(handle)
}

type PanelButtonProps = {
  panel: Panel
  icon: LucideIcon
  tooltips: { open: string; close: string }
  badge?: ControlBadge
}

/** Opens and closes a feature's panel. */
export function PanelButton({ panel, icon, tooltips, badge }: PanelButtonProps) {
  const { openId, toggle } = useOpenPanel()
  const isOpen = openId === panel.id
  return (
    <ControlButton
      panelId={panel.id}
      name={panel.title}
      icon={icon}
      tooltip={isOpen ? tooltips.close : tooltips.open}
      pressed={isOpen}
      badge={badge}
      shortcut={panel.shortcut}
      onPress={() => toggle(panel.id)}
    />
  )
}

/**
 * Shows the open panel to the right of its children on a wide screen, and over them on a narrow one. In a short window it
 * takes the whole height. Covered parts are invisible, so that they can't take the focus.
 */
export function PanelLayout({ children }: { children: ReactNode }) {
  const { openId, close } = useOpenPanel()
  const panel = useFeatures().find(({ panel }) => panel && panel.id === openId)?.panel
  return (
    <div
      data-panel-open={panel ? true : undefined}
      className="relative flex min-h-0 flex-1 gap-3 *:min-w-0 max-lg:data-panel-open:[&>main>:not(:has(>[role=status]))]:invisible"
    >
      {children}
      {panel && <PanelView key={panel.id} panel={panel} onClose={close} />}
    </div>
  )
}

function PanelView({ panel, onClose }: { panel: Panel; onClose: () => void }) {
  const headingId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const close = useEffectEvent(onClose)
  useBack(onClose, useCoversTiles())

  useEffect(() => {
    // The content may move the focus to a better place once it is loaded.
    heading.current?.focus()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return
      if (isElement(event.target) && event.target.closest("dialog, [role=dialog], [role=menu]")) return
      close()
    }
    return listenInWindows("keydown", onKeyDown)
  }, [])

  return (
    <section
      data-panel=""
      aria-labelledby={headingId}
      className="appear flex w-95 shrink-0 flex-col overflow-hidden rounded-tile border border-border bg-card max-lg:absolute max-lg:inset-0 max-lg:z-10 max-lg:w-auto short:fixed short:inset-y-0 short:right-0 short:z-30 short:rounded-none"
    >
      <header className="flex items-center justify-between gap-2 py-2 pr-2 pl-5 short:py-0">
        <h2 id={headingId} ref={heading} tabIndex={-1} className="font-semibold outline-none">
          {panel.title}
        </h2>
        <button
          type="button"
          aria-label={texts.panel.close(panel.title)}
          onClick={onClose}
          className="grid size-11 shrink-0 place-items-center rounded-control hover:bg-muted"
        >
          <X className="size-4.5" aria-hidden="true" />
        </button>
      </header>
      <LazyPart
        load={panel.load}
        props={{}}
        loading={<p className="animate-late px-5 text-label text-muted-foreground">{texts.panel.loading}</p>}
        failed={texts.panel.failed}
      />
    </section>
  )
}

/** As `max-lg` in the panel's classes. */
const NARROW = "(width < 64rem)"

/** Whether the panel covers the tiles, so that Back should close it. */
function useCoversTiles(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(NARROW)
      query.addEventListener("change", listener)
      return () => query.removeEventListener("change", listener)
    },
    () => matchMedia(NARROW).matches,
  )
}
