import { type ReactNode, useId } from "react"

type FieldProps = {
  label: ReactNode
  /** Whether the label is written above the field, or only read by screen readers. */
  labelShown?: boolean
  /** What is wrong with the value, as a sentence; shown below the field and read with it. */
  fault: string | undefined
  className: string
  /** The element to type into, given what ties it to its label and fault. */
  children: (ties: { id: string; "aria-invalid"?: true; "aria-describedby"?: string }) => ReactNode
}

/** An element to type into with its label and, when what it holds can't be used, the reason. */
export function Field({ label, labelShown = true, fault, className, children }: FieldProps) {
  const id = useId()
  return (
    <div className={className}>
      <label htmlFor={id} className={labelShown ? "mb-1.5 block text-label text-muted" : "sr-only"}>
        {label}
      </label>
      {children({ id, ...(fault && { "aria-invalid": true, "aria-describedby": `${id}-fault` }) })}
      {fault && (
        <p id={`${id}-fault`} role="alert" className="mt-1.5 text-label text-danger">
          {fault}
        </p>
      )}
    </div>
  )
}
