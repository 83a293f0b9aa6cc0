import { type LucideIcon, X } from "lucide-react"
import { type FocusEvent, useEffect, useLayoutEffect, useRef, useState } from "react"
import { Store } from "@/lib/room/store"
import { useStore } from "./use-store"

export type Toast = {
  /** A new toast replaces the one with the same id. */
  id: string
  icon: LucideIcon
  text: string
}

const MAX_SHOWN = 3
const DURATION_MS = 5000

/** The toasts on screen, newest first. Each one leaves after some seconds, unless they are paused. */
export class ToastList {
  readonly shown = new Store<readonly Toast[]>([])
  #timers = new Map<string, ReturnType<typeof setTimeout>>()
  #isPaused = false

  has(id: string): boolean {
    return this.shown.get().some((toast) => toast.id === id)
  }

  show(toast: Toast): void {
    const others = this.shown.get().filter(({ id }) => id !== toast.id)
    for (const { id } of others.splice(MAX_SHOWN - 1)) this.#stopTimer(id)
    this.shown.set([toast, ...others])
    this.#startTimer(toast.id)
  }

  dismiss(id: string): void {
    this.#stopTimer(id)
    this.shown.set(this.shown.get().filter((toast) => toast.id !== id))
  }

  /** While paused, no toast leaves; afterwards each one stays for its full time. */
  setPaused(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return
    this.#isPaused = isPaused
    for (const { id } of this.shown.get()) this.#startTimer(id)
  }

  #startTimer(id: string) {
    this.#stopTimer(id)
    if (!this.#isPaused)
      this.#timers.set(
        id,
        setTimeout(() => this.dismiss(id), DURATION_MS),
      )
  }

  #stopTimer(id: string) {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
  }
}

type ToastsProps = { list: ToastList; label: string; dismissLabel: string }

/**
 * Shows the toasts at the top left, where they cover no buttons and no captions. Not a live region: what a toast says is
 * announced elsewhere. Written by hand, because Radix's toasts announce themselves, take Escape from menus and panels, and
 * are tab stops.
 */
export function Toasts({ list, label, dismissLabel }: ToastsProps) {
  const toasts = useStore(list.shown)
  return (
    toasts.length > 0 && <ToastRegion list={list} toasts={toasts} label={label} dismissLabel={dismissLabel} />
  )
}

function ToastRegion({ list, toasts, label, dismissLabel }: ToastsProps & { toasts: readonly Toast[] }) {
  const region = useRef<HTMLElement>(null)
  const focusBefore = useRef<HTMLElement>(null)
  const [isPointed, setPointed] = useState(false)
  const [isFocused, setFocused] = useState(false)
  const isPaused = isPointed || isFocused

  // A hidden page's toasts wait for the user to come back.
  useEffect(() => {
    const page = region.current?.ownerDocument
    const update = () => list.setPaused(isPaused || page?.hidden === true)
    update()
    page?.addEventListener("visibilitychange", update)
    return () => page?.removeEventListener("visibilitychange", update)
  }, [list, isPaused])
  useEffect(() => () => list.setPaused(false), [list])
  // The browser's top layer keeps toasts visible over an element in full screen.
  useLayoutEffect(() => {
    const element = region.current
    const show = () => {
      element?.hidePopover?.()
      element?.showPopover?.()
    }
    show()
    const page = element?.ownerDocument
    page?.addEventListener("fullscreenchange", show)
    return () => page?.removeEventListener("fullscreenchange", show)
  }, [])

  const dismiss = (id: string) => {
    const index = toasts.findIndex((toast) => toast.id === id)
    const buttons = region.current?.querySelectorAll("button")
    const next = buttons?.[index + 1] ?? buttons?.[index - 1] ?? focusBefore.current
    // The button is about to disappear with the focus.
    if (isFocused) next?.focus()
    list.dismiss(id)
  }
  const onFocus = ({ relatedTarget, currentTarget }: FocusEvent<HTMLElement, HTMLElement>) => {
    if (!currentTarget.contains(relatedTarget)) focusBefore.current = relatedTarget
    setFocused(true)
  }
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) =>
    setFocused(currentTarget.contains(relatedTarget))

  return (
    <section
      ref={region}
      aria-label={label}
      popover="manual"
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={onFocus}
      onBlur={onBlur}
      className="fixed inset-auto top-17 left-[max(0.75rem,env(safe-area-inset-left))] z-30 m-0 max-h-[calc(100dvh-10rem)] w-fit max-w-[min(24rem,calc(100vw-5rem))] overflow-clip bg-transparent [overflow-clip-margin:1rem] p-0"
    >
      <ol className="flex flex-col items-start gap-2">
        {toasts.map(({ id, icon: Icon, text }) => (
          <li
            key={id}
            className="flex max-w-full items-center gap-2.5 rounded-control border border-border bg-card py-0.5 pr-0.5 pl-3.5 text-label text-foreground shadow-lg transition-transform starting:-translate-y-3"
          >
            <Icon className="size-4.5 shrink-0 text-muted-foreground" aria-hidden="true" />
            <p dir="auto" className="line-clamp-2 min-w-0 wrap-anywhere">
              {text}
            </p>
            <button
              type="button"
              aria-label={dismissLabel}
              onClick={() => dismiss(id)}
              className="grid size-9 shrink-0 place-items-center rounded-control text-muted-foreground -outline-offset-2 hover:bg-muted hover:text-foreground"
            >
              <X className="size-4" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
