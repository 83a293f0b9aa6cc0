import { ChevronDown, type LucideIcon } from "lucide-react"

type SelectFieldProps = {
  label: string
  /** Whether the label is written above the field; where it isn't, the icon says it to those who see. */
  labelShown?: boolean
  icon?: LucideIcon
  value: string
  options: readonly { value: string; label: string }[]
  disabled?: boolean
  onChoose: (value: string) => void
}

/** One choice of several: the browser's own control, which phones open as they do everywhere. */
export function SelectField(props: SelectFieldProps) {
  const { label, labelShown = true, icon: Icon, value, options, disabled, onChoose } = props
  return (
    <label className="flex min-w-0 flex-1 flex-col gap-1.5">
      {labelShown && <span className="text-label text-muted">{label}</span>}
      <span className="relative flex items-center">
        {Icon && (
          <Icon className="pointer-events-none absolute left-4 size-4.5 text-muted" aria-hidden="true" />
        )}
        <select
          aria-label={label}
          value={value}
          disabled={disabled}
          onChange={(event) => onChoose(event.target.value)}
          className={`h-12 w-full cursor-pointer appearance-none truncate rounded-control border border-field bg-surface pr-10 text-[15px] transition hover:bg-raised disabled:cursor-default disabled:text-muted disabled:hover:bg-surface ${Icon ? "pl-11" : "pl-4"}`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} className="bg-surface text-text">
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          className="pointer-events-none absolute right-4 size-4.5 text-muted"
          aria-hidden="true"
        />
      </span>
    </label>
  )
}
