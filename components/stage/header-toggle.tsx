import type { LucideIcon } from "lucide-react"
import { Hint } from "@/components/ui/hint"

type HeaderToggleProps = {
  /** The accessible name: the same whether on or off. */
  name: string
  icon: LucideIcon
  /** What a press does now, where the name doesn't say it. */
  hint?: string
  pressed: boolean
  onPress: () => void
}

/** A button at the top right of the stage. Phones have no room for it. */
export function HeaderToggle({ name, icon: Icon, hint = name, pressed, onPress }: HeaderToggleProps) {
  return (
    <Hint text={hint}>
      <button
        type="button"
        aria-label={name}
        aria-pressed={pressed}
        onClick={onPress}
        className="grid size-11 shrink-0 place-items-center rounded-control border border-line transition hover:bg-raised max-sm:hidden"
      >
        <Icon className="size-4" aria-hidden="true" />
      </button>
    </Hint>
  )
}
