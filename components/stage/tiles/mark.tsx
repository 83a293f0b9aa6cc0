import type { LucideIcon } from "lucide-react"

type MarkProps = { icon: LucideIcon; label: string; className?: string }

/** A small icon on a tile, with the words that a screen reader says for it. */
export function Mark({ icon: Icon, label, className = "" }: MarkProps) {
  return (
    <>
      <Icon className={`size-3.5 shrink-0 ${className}`} aria-hidden="true" />
      <span className="sr-only">{label}</span>
    </>
  )
}
