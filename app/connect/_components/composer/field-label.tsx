import type { Field } from "../../_lib/draft"
import { texts } from "../../_lib/texts"

/** What a field means, and its name in the schema. */
export function FieldLabel({ name }: { name: Field }) {
  return (
    <span className="flex flex-wrap items-baseline justify-between gap-x-3 text-label">
      <span className="font-medium text-text">{texts.composer.labels[name]}</span>{" "}
      <code className="font-mono text-xs text-muted">{name}</code>
    </span>
  )
}
