import { Check, type LucideIcon } from "lucide-react"
import { DropdownMenu, Toolbar } from "radix-ui"
import { Hint } from "@/components/ui/hint"
import { useShortcut } from "@/components/ui/use-shortcut"
import { useControlPlace } from "./control-place"

type ControlProps = {
  /** The accessible name: the same whether on or off. */
  name: string
  icon: LucideIcon
  /** What a press does now, shown on hover and focus. */
  hint: string
  /** On or off, for a control that is a toggle. */
  pressed?: boolean
  /** While it is busy the control keeps its focus but takes no press. */
  busy?: boolean
  /** A key that presses the control, such as `m`. */
  shortcut?: string
  /** A number beside the icon, with the words that a screen reader says for it. */
  badge?: { count: number; label: string } | undefined
  /** How it shows that it is on or off. `device`: off is red, as one may be seen or heard without wanting to be. */
  tone?: keyof typeof TONES
  onPress: () => void
}

const DEVICE =
  "bg-raised aria-pressed:hover:bg-line not-aria-pressed:bg-danger not-aria-pressed:text-on-danger not-aria-pressed:hover:opacity-90"
const TONES = {
  plain: "rounded-control hover:bg-raised aria-pressed:bg-accent aria-pressed:text-on-accent",
  device: `rounded-control ${DEVICE}`,
  deviceWithMenu: `rounded-l-control ${DEVICE}`,
}

/** One control of the call: a button of the toolbar or, where there is no room for it, a line of its menu. */
export function Control(props: ControlProps) {
  const { name, icon: Icon, hint, pressed, busy, shortcut, badge, tone = "plain", onPress } = props
  const press = () => busy || onPress()
  const place = useControlPlace()
  useShortcut(place === "menu" ? undefined : shortcut, name, press)

  if (place === "shortcut") return null

  if (place === "menu") {
    return (
      <DropdownMenu.CheckboxItem
        checked={pressed ?? false}
        onSelect={press}
        className="flex min-h-12 items-center gap-3 rounded-control px-3 text-[15px] outline-none select-none data-highlighted:bg-raised"
      >
        <Icon className="size-5" aria-hidden="true" />
        {name}
        {badge && badge.count > 0 && (
          <>
            <Badge count={badge.count} />
            <span className="sr-only">{badge.label}</span>
          </>
        )}
        <DropdownMenu.ItemIndicator className="ml-auto">
          <Check className="size-4 text-accent" aria-hidden="true" />
        </DropdownMenu.ItemIndicator>
      </DropdownMenu.CheckboxItem>
    )
  }

  return (
    <Hint text={shortcut ? `${hint} (${shortcut})` : hint}>
      <Toolbar.Button
        aria-label={name}
        aria-description={badge?.count ? badge.label : undefined}
        aria-pressed={pressed}
        aria-disabled={busy || undefined}
        aria-keyshortcuts={shortcut}
        onClick={press}
        className={`relative grid size-12 shrink-0 place-items-center transition active:scale-95 aria-disabled:opacity-60 ${TONES[tone]}`}
      >
        <Icon className="size-5" aria-hidden="true" />
        {badge && badge.count > 0 && (
          <span className="absolute top-0.5 right-0.5">
            <Badge count={badge.count} />
          </span>
        )}
      </Toolbar.Button>
    </Hint>
  )
}

function Badge({ count }: { count: number }) {
  return (
    <span
      aria-hidden="true"
      className="grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 text-[11px]/none font-semibold text-on-accent in-[[aria-pressed=true]]:bg-on-accent in-[[aria-pressed=true]]:text-accent"
    >
      {count > 99 ? "99+" : count}
    </span>
  )
}
