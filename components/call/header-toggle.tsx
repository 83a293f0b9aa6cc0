import type { LucideIcon } from "lucide-react"
import { Tooltip } from "@/components/ui/tooltip"

type HeaderToggleProps = {
  /** The accessible name: the same whether on or off. */
  name: string
  icon: LucideIcon
  /** What a press does now, if the name doesn't say it. */
  tooltip?: string
  pressed: boolean
  onPress: () => void
}

/** A square button at the top right of the call. */
export const HEADER_BUTTON =
  "grid size-11 shrink-0 place-items-center rounded-control border border-border transition hover:bg-muted"

/** A toggle button at the top right of the call; hidden on phones, which have no space for it. */
export function HeaderToggle({ name, icon: Icon, tooltip = name, pressed, onPress }: HeaderToggleProps) {
  return (
    <Tooltip text={tooltip}>
      <button
        type="button"
        aria-label={name}
        aria-pressed={pressed}
        onClick={onPress}
        className={`${HEADER_BUTTON} aria-pressed:bg-primary aria-pressed:text-primary-foreground max-sm:hidden`}
      >
        <Icon className="size-4" aria-hidden="true" />
      </button>
    </Tooltip>
  )
}
