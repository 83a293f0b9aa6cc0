import { ChevronDown, type LucideIcon } from "lucide-react"
import { type InputHTMLAttributes, type ReactNode, useId } from "react"

const boxStyles = "w-full rounded-control border border-input bg-card"

/** Classes for inputs and textareas. */
export const fieldStyles = `${boxStyles} px-4 text-foreground placeholder:text-muted-foreground aria-invalid:border-destructive`

type LabelProps = {
  label: ReactNode
  /** Whether the label is visible; otherwise only screen readers read it. */
  labelShown?: boolean
}

type FieldProps = LabelProps & {
  /** The error message; shown below the field and read with it. */
  error?: string | undefined
  className: string
  /** Renders the control with the props that tie it to its label and error. */
  children: (props: { id: string; "aria-invalid"?: true; "aria-describedby"?: string }) => ReactNode
}

/** A label and an error message around any control. */
export function Field({ label, labelShown = true, error, className, children }: FieldProps) {
  const id = useId()
  const errorId = `${id}-error`
  return (
    <div className={className}>
      <label
        htmlFor={id}
        className={labelShown ? "mb-1.5 block text-label text-muted-foreground" : "sr-only"}
      >
        {label}
      </label>
      {children({ id, ...(error && { "aria-invalid": true, "aria-describedby": errorId }) })}
      {error && (
        <p id={errorId} role="alert" className="mt-1.5 text-label text-destructive">
          {error}
        </p>
      )}
    </div>
  )
}

type TextFieldProps = InputHTMLAttributes<HTMLInputElement> & LabelProps & { error?: string | undefined }

/** One line of text. */
export function TextField({ label, labelShown, error, ...input }: TextFieldProps) {
  return (
    <Field label={label} labelShown={labelShown} error={error} className="min-w-0 flex-1">
      {(props) => <input {...props} className={`${fieldStyles} h-12`} {...input} />}
    </Field>
  )
}

type SelectFieldProps = LabelProps & {
  icon?: LucideIcon
  value: string
  options: readonly { value: string; label: string }[]
  disabled?: boolean
  onChoose: (value: string) => void
}

/** One of several options. A native select, so that phones show their own picker. */
export function SelectField(props: SelectFieldProps) {
  const { label, labelShown, icon: Icon, value, options, disabled, onChoose } = props
  return (
    <Field label={label} labelShown={labelShown} className="min-w-0 flex-1">
      {(fieldProps) => (
        <div className="relative flex h-12 items-center">
          {Icon && (
            <Icon
              className="pointer-events-none absolute left-4 size-4.5 text-muted-foreground"
              aria-hidden="true"
            />
          )}
          <select
            {...fieldProps}
            value={value}
            disabled={disabled}
            onChange={(event) => onChoose(event.target.value)}
            className={`${boxStyles} h-12 cursor-pointer appearance-none truncate pr-10 text-[15px] transition hover:bg-muted disabled:cursor-default disabled:text-muted-foreground disabled:hover:bg-card ${Icon ? "pl-11" : "pl-4"}`}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} className="bg-card text-foreground">
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            className="pointer-events-none absolute right-4 size-4.5 text-muted-foreground"
            aria-hidden="true"
          />
        </div>
      )}
    </Field>
  )
}

type SwitchFieldProps = { label: string; checked: boolean; onChange: (checked: boolean) => void }

/** A setting that is on or off. */
export function SwitchField({ label, checked, onChange }: SwitchFieldProps) {
  const id = useId()
  return (
    <div className="flex min-h-11 items-center justify-between gap-4">
      <label htmlFor={id} className="text-[15px]">
        {label}
      </label>
      <button
        type="button"
        role="switch"
        id={id}
        aria-checked={checked}
        onClick={() => onChange(!checked)}
        className="group h-7 w-12 shrink-0 rounded-full border border-input bg-muted p-0.5 transition aria-checked:border-primary aria-checked:bg-primary"
      >
        <span className="block size-5.5 rounded-full bg-foreground transition-transform group-aria-checked:translate-x-5 group-aria-checked:bg-primary-foreground" />
      </button>
    </div>
  )
}
