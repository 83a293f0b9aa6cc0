import { Check, type LucideIcon } from "lucide-react"
import { DropdownMenu, Toolbar } from "radix-ui"
import { createContext, useContext } from "react"
import { Tooltip } from "@/components/ui/tooltip"
import { useShortcutHint } from "@/components/ui/use-shortcut"

/**
 * Where a control is: in the control bar, or in its “More” menu because it doesn't fit. While that menu is closed, the
 * control renders into the menu's button, which shows only badges with `isNews`.
 */
export type ControlPlace = "bar" | "menu" | "menu button"

export const ControlPlaceContext = createContext<ControlPlace>("bar")

/** Returns where the calling control is. @public for features */
export function useControlPlace(): ControlPlace {
  return useContext(ControlPlaceContext)
}

/** A number beside an icon, with its meaning for screen readers. */
export type ControlBadge = {
  count: number
  label: string
  /** Whether it asks for attention, such as unread messages. */
  isNews?: boolean
}

type ControlButtonProps = {
  /** The accessible name: the same whether on or off. */
  name: string
  icon: LucideIcon
  /** What a press does now. */
  tooltip: string
  /** On or off, for a toggle. */
  pressed?: boolean
  /** A busy control keeps its focus but ignores presses. */
  busy?: boolean
  /**
   * The key to show in the tooltip. Bind it with `useShortcut` in a component that stays mounted, such as the feature's
   * Provider: a control in the closed menu is not mounted.
   */
  shortcut?: string | undefined
  badge?: ControlBadge | undefined
  /** `device` turns red when off, so that users notice when others can't hear or see them. */
  tone?: keyof typeof TONES
  /** The panel that it opens. */
  panelId?: string
  onPress: () => void
}

const TONES = {
  plain: "rounded-control hover:bg-muted aria-pressed:bg-primary aria-pressed:text-primary-foreground",
  device:
    "rounded-control bg-muted sm:rounded-r-none aria-pressed:hover:bg-accent not-aria-pressed:bg-destructive/15 not-aria-pressed:text-destructive not-aria-pressed:hover:bg-destructive/25",
}

/** A control of the call: a button of the control bar, or an item of its menu. */
export function ControlButton(props: ControlButtonProps) {
  const { name, icon: Icon, tooltip, pressed, busy, badge, tone = "plain", panelId, onPress } = props
  const press = () => busy || onPress()
  const shortcut = useShortcutHint(props.shortcut)

  const place = useControlPlace()

  if (place === "menu button") {
    if (!badge?.isNews || badge.count === 0) return null
    return (
      <span>
        <BadgeCount {...badge} />
        <span className="sr-only">{badge.label}</span>
      </span>
    )
  }
  if (place === "menu") {
    return (
      <DropdownMenu.CheckboxItem
        checked={pressed ?? false}
        onSelect={press}
        className="flex min-h-12 items-center gap-3 rounded-control px-3 text-[15px] outline-none select-none data-highlighted:bg-muted"
      >
        <Icon className="size-5" aria-hidden="true" />
        <span>{name}</span>
        {badge && badge.count > 0 && <BadgeCount {...badge} />}
        {badge && badge.count > 0 && <span className="sr-only">{badge.label}</span>}
        <DropdownMenu.ItemIndicator className="ml-auto">
          <Check className="size-4 text-primary" aria-hidden="true" />
        </DropdownMenu.ItemIndicator>
      </DropdownMenu.CheckboxItem>
    )
  }

  return (
    <Tooltip text={shortcut ? `${tooltip} (${shortcut})` : tooltip}>
      <Toolbar.Button
        aria-label={name}
        aria-description={badge?.count ? badge.label : undefined}
        aria-pressed={pressed}
        aria-disabled={busy || undefined}
        aria-keyshortcuts={shortcut}
        data-panel-button={panelId}
        onClick={press}
        className={`relative grid size-12 shrink-0 place-items-center transition active:scale-95 aria-disabled:opacity-60 ${TONES[tone]}`}
      >
        <Icon className="size-5" aria-hidden="true" />
        {badge && badge.count > 0 && (
          <span className="absolute top-0.5 right-0.5">
            <BadgeCount {...badge} />
          </span>
        )}
      </Toolbar.Button>
    </Tooltip>
  )
}

function BadgeCount({ count, isNews = false }: ControlBadge) {
  return (
    <span
      aria-hidden="true"
      className={`grid h-4.5 min-w-4.5 place-items-center rounded-full px-1 text-[11px]/none font-semibold in-[[aria-pressed=true]]:bg-primary-foreground in-[[aria-pressed=true]]:text-primary ${isNews ? "bg-primary text-primary-foreground" : "bg-card text-muted-foreground"}`}
    >
      {count > 99 ? "99+" : count}
    </span>
  )
}
