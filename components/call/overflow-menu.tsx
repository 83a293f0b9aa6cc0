import { Ellipsis } from "lucide-react"
import { DropdownMenu, Toolbar } from "radix-ui"
import {
  Children,
  type ReactElement,
  type ReactNode,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react"
import { Tooltip } from "@/components/ui/tooltip"
import { useBack } from "@/components/ui/use-back"
import { texts } from "@/lib/texts/call"
import { ControlPlaceContext } from "./control-button"

/**
 * Shows as many of its children in the toolbar as fit, and the others in a “More” menu, where they are mounted while it
 * is open. It compares the measured widths of the buttons with the space around the toolbar.
 */
export function OverflowMenu({ children }: { children: ReactNode }) {
  const items = Children.toArray(children) as ReactElement[]
  const area = useRef<HTMLDivElement>(null)
  const more = useRef<HTMLDivElement>(null)
  // Items in the menu keep the width that they had in the toolbar.
  const widths = useRef(new Map<string, number>())
  const [fitting, setFitting] = useState(items.length)

  const measure = useEffectEvent(() => {
    const toolbar = area.current?.closest("[role=toolbar]")
    if (!area.current || !more.current || !toolbar?.parentElement) return
    for (const slot of area.current.querySelectorAll<HTMLElement>(":scope > [data-item]")) {
      widths.current.set(slot.dataset.item ?? "", widthOf(slot))
    }
    const otherButtons = widthOf(toolbar) - widthOf(area.current)
    setFitting(
      countFitting(
        items.map(({ key }) => widths.current.get(String(key)) ?? 0),
        widthOf(toolbar.parentElement) - otherButtons,
        widthOf(more.current),
      ),
    )
  })

  useLayoutEffect(() => measure())
  useLayoutEffect(() => {
    const row = area.current?.closest("[role=toolbar]")?.parentElement
    if (!row || !area.current) return
    const observer = new ResizeObserver(() => measure())
    observer.observe(row)
    observer.observe(area.current)
    return () => observer.disconnect()
  }, [])

  return (
    // The space between buttons is a padding of each slot, so that it is measured with them.
    <div ref={area} className="-mr-2 flex">
      {items.slice(0, fitting).map((item) => (
        <div key={item.key} data-item={item.key} className="pr-2 empty:hidden">
          {item}
        </div>
      ))}
      {/* Stays mounted, so that its width is known before it is needed. */}
      <div ref={more} className={`pr-2 ${fitting < items.length ? "" : "invisible absolute"}`}>
        <MoreMenu>{items.slice(fitting)}</MoreMenu>
      </div>
    </div>
  )
}

/** Returns how many items fit into `available`, beside the menu's button if not all do. */
export function countFitting(widths: readonly number[], available: number, menuWidth: number): number {
  const total = widths.reduce((sum, width) => sum + width, 0)
  if (total <= available) return widths.length
  let end = menuWidth
  for (const [index, width] of widths.entries()) {
    end += width
    if (end > available) return index
  }
  return widths.length
}

function widthOf(element: Element): number {
  return element.getBoundingClientRect().width
}

function MoreMenu({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const newsId = useId()
  useBack(() => setOpen(false), isOpen)
  return (
    <DropdownMenu.Root modal={false} open={isOpen} onOpenChange={setOpen}>
      <Tooltip text={texts.more}>
        <Toolbar.Button asChild>
          <DropdownMenu.Trigger
            aria-label={texts.more}
            aria-describedby={isOpen ? undefined : newsId}
            data-more=""
            className="relative grid size-12 shrink-0 place-items-center rounded-control transition hover:bg-muted active:scale-95"
          >
            <Ellipsis className="size-5" aria-hidden="true" />
            {!isOpen && (
              // Only the first badge fits; screen readers get all.
              <span id={newsId} className="absolute top-0.5 right-0.5 [&>:not(:first-child)]:sr-only">
                <ControlPlaceContext value="menu button">{children}</ControlPlaceContext>
              </span>
            )}
          </DropdownMenu.Trigger>
        </Toolbar.Button>
      </Tooltip>
      {/* Not in a portal: the menu belongs to the footer landmark. */}
      <DropdownMenu.Content
        sideOffset={12}
        collisionPadding={8}
        onCloseAutoFocus={(event) => {
          // The chosen item may have moved the focus, for example into a panel.
          if (document.activeElement?.closest("[data-panel]")) event.preventDefault()
        }}
        className="appear z-20 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 overflow-y-auto rounded-bar border border-border bg-card p-2 shadow-xl"
      >
        <ControlPlaceContext value="menu">{children}</ControlPlaceContext>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}
