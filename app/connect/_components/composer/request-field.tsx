import { Field } from "@/components/ui/field"
import { FIELD_LOOK } from "@/components/ui/field-look"
import type { Field as FieldName } from "../../_lib/draft"
import { texts as all } from "../../_lib/texts"
import { FieldLabel } from "./field-label"

const texts = all.composer

type RequestFieldProps = {
  name: Exclude<FieldName, "participant_attributes">
  value: string
  /** Whether it is text of several lines, most often JSON. */
  isLong: boolean
  fault: string | undefined
  onChange: (value: string) => void
}

/** One field of the request, by what it means and by its name in the schema. */
export function RequestField({ name, value, isLong, fault, onChange }: RequestFieldProps) {
  const control = {
    value,
    placeholder: texts.placeholders[name],
    autoComplete: "off",
    autoCapitalize: "none",
    spellCheck: false,
  } as const
  return (
    <Field label={<FieldLabel name={name} />} fault={fault} className="min-w-0">
      {(ties) =>
        isLong ? (
          <textarea
            {...ties}
            {...control}
            rows={name === "room_config" ? 4 : 2}
            onChange={(event) => onChange(event.target.value)}
            className={`${FIELD_LOOK} block min-h-12 resize-y py-3 font-mono text-label/6`}
          />
        ) : (
          <input
            {...ties}
            {...control}
            onChange={(event) => onChange(event.target.value)}
            className={`${FIELD_LOOK} h-12`}
          />
        )
      }
    </Field>
  )
}
