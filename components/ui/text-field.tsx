import { type InputHTMLAttributes, useId } from "react"

type TextFieldProps = InputHTMLAttributes<HTMLInputElement> & {
  label: string
  /** Whether the label is written above the field, or only read by screen readers. */
  labelShown?: boolean
  /** What is wrong with the value, as a sentence; shown below the field and read with it. */
  fault?: string | undefined
}

/** One line of text with its label and, when it can't be used, the reason. */
export function TextField({ label, labelShown = true, fault, ...input }: TextFieldProps) {
  const id = useId()
  return (
    <div className="min-w-0 flex-1">
      <label htmlFor={id} className={labelShown ? "mb-1.5 block text-label text-muted" : "sr-only"}>
        {label}
      </label>
      <input
        id={id}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        className="h-12 w-full rounded-control border border-field bg-surface px-4 text-text placeholder:text-muted aria-invalid:border-danger"
        {...input}
      />
      {fault && (
        <p id={`${id}-fault`} role="alert" className="mt-1.5 text-label text-danger">
          {fault}
        </p>
      )}
    </div>
  )
}
