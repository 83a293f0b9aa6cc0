import type { LucideIcon } from "lucide-react"
import type { ComponentProps } from "react"
import { Hint } from "./hint"

type ToggleButtonProps = Omit<ComponentProps<"button">, "name" | "onToggle"> & {
  /** Stays the same whether on or off; `aria-pressed` tells which. */
  name: string
  pressed: boolean
  /** While it is busy the button keeps its focus but takes no press. */
  busy?: boolean
  iconOn: LucideIcon
  iconOff: LucideIcon
  /** What a press does now, shown on hover and focus. */
  hint: string
  onToggle: () => void
}

/** A square icon button that is on or off. */
export function ToggleButton(props: ToggleButtonProps) {
  const { name, pressed, busy, iconOn, iconOff, hint, className, onToggle, ...button } = props
  const Icon = pressed ? iconOn : iconOff
  return (
    <Hint text={hint}>
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
    </Hint>
  )
}
