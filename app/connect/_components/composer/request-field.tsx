import { useId } from "react"
import type { Field } from "../../_lib/draft"
import { texts as all } from "../../_lib/texts"
import { FieldLabel } from "./field-label"

const texts = all.composer

type RequestFieldProps = {
  name: Exclude<Field, "participant_attributes">
  value: string
  /** Whether it is text of several lines, most often JSON. */
  isLong: boolean
  fault: string | undefined
  onChange: (value: string) => void
}

/** One field of the request, by what it means and by its name in the schema. */
export function RequestField({ name, value, isLong, fault, onChange }: RequestFieldProps) {
  const id = useId()
  const control = {
    id,
    value,
    placeholder: texts.placeholders[name],
    "aria-invalid": fault ? true : undefined,
    "aria-describedby": fault ? `${id}-fault` : undefined,
    autoComplete: "off",
    autoCapitalize: "none",
    spellCheck: false,
  } as const
  const look =
    "w-full rounded-control border border-field bg-surface px-4 placeholder:text-muted aria-invalid:border-danger"
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id}>
        <FieldLabel name={name} />
      </label>
      {isLong ? (
        <textarea
          {...control}
          rows={name === "room_config" ? 4 : 2}
          onChange={(event) => onChange(event.target.value)}
          className={`${look} min-h-12 resize-y py-3 font-mono text-label/6`}
        />
      ) : (
        <input {...control} onChange={(event) => onChange(event.target.value)} className={`${look} h-12`} />
      )}
      {fault && (
        <p id={`${id}-fault`} role="alert" className="text-label text-danger">
          {fault}
        </p>
      )}
    </div>
  )
}
