import type { TextareaHTMLAttributes } from "react"
import { Field } from "@/components/ui/field"
import { FIELD_LOOK } from "@/components/ui/field-look"

type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  label: string
  /** What is wrong with the value, as a sentence; shown below the field and read with it. */
  fault?: string | undefined
}

/** Several lines of text. */
export function TextArea({ label, fault, ...input }: TextAreaProps) {
  return (
    <Field label={label} fault={fault} className="min-w-0">
      {(ties) => (
        <textarea
          {...ties}
          className={`${FIELD_LOOK} block resize-y py-3 font-mono text-label/6 wrap-anywhere`}
          {...input}
        />
      )}
    </Field>
  )
}
