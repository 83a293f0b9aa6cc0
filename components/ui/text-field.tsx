import type { InputHTMLAttributes } from "react"
import { Field } from "./field"
import { FIELD_LOOK } from "./field-look"

type TextFieldProps = InputHTMLAttributes<HTMLInputElement> & {
  label: string
  /** Whether the label is written above the field, or only read by screen readers. */
  labelShown?: boolean
  /** What is wrong with the value, as a sentence; shown below the field and read with it. */
  fault?: string | undefined
}

/** One line of text. */
export function TextField({ label, labelShown = true, fault, ...input }: TextFieldProps) {
  return (
    <Field label={label} labelShown={labelShown} fault={fault} className="min-w-0 flex-1">
      {(ties) => <input {...ties} className={`${FIELD_LOOK} h-12`} {...input} />}
    </Field>
  )
}
