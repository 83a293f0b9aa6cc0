import type { LucideIcon } from "lucide-react"

type StateIconProps = { icon: LucideIcon; name: string; tone?: string }

/** A state as a picture, with the words for it. */
export function StateIcon({ icon: Icon, name, tone = "text-muted" }: StateIconProps) {
  return (
    <span title={name} className={tone}>
      <Icon className="size-4.5" aria-hidden="true" />
      <span className="sr-only">{name}</span>
    </span>
  )
}
