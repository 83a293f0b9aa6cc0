import { type TextareaHTMLAttributes, useId } from "react"

type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  label: string
  /** What is wrong with the value, as a sentence; shown below the field and read with it. */
  fault?: string | undefined
}

/** Several lines of text with their label and, when they can't be used, the reason. */
export function TextArea({ label, fault, ...input }: TextAreaProps) {
  const id = useId()
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1.5 block text-label text-muted">
        {label}
      </label>
      <textarea
        id={id}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        className="block w-full resize-y rounded-control border border-field bg-surface px-4 py-3 font-mono text-label/6 wrap-anywhere text-text placeholder:text-muted aria-invalid:border-danger"
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
