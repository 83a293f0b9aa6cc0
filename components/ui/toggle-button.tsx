import type { LucideIcon } from "lucide-react"
import type { ComponentProps } from "react"
import { Tooltip } from "./tooltip"

type ToggleButtonProps = Omit<ComponentProps<"button">, "name" | "onToggle"> & {
  /** The accessible name, the same on and off; `aria-pressed` says which. */
  name: string
  pressed: boolean
  /** Ignores clicks, but keeps the focus. */
  busy?: boolean
  iconOn: LucideIcon
  iconOff: LucideIcon
  /** What a click does now. */
  tooltip: string
  onToggle: () => void
}

/** A square icon button that is on or off. */
export function ToggleButton(props: ToggleButtonProps) {
  const { name, pressed, busy, iconOn, iconOff, tooltip, className, onToggle, ...button } = props
  const Icon = pressed ? iconOn : iconOff
  return (
    <Tooltip text={tooltip}>
      <button
        type="button"
        {...button}
        aria-label={name}
        aria-pressed={pressed}
        aria-disabled={busy || undefined}
        onClick={() => busy || onToggle()}
        className={`grid size-12 place-items-center rounded-control transition active:scale-95 aria-disabled:opacity-60 ${className ?? ""}`}
      >
        <Icon className="size-5" aria-hidden="true" />
      </button>
    </Tooltip>
  )
}
