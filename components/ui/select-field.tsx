import { ChevronDown, type LucideIcon } from "lucide-react"

type SelectFieldProps = {
  label: string
  icon?: LucideIcon
  value: string
  options: readonly { value: string; label: string }[]
  onChoose: (value: string) => void
}

/** One choice of several. The browser's own element: on a phone nothing is easier to use. */
export function SelectField({ label, icon: Icon, value, options, onChoose }: SelectFieldProps) {
  return (
    <label className="flex flex-col gap-1.5">
      <span className="text-label text-muted">{label}</span>
      <span className="relative flex items-center">
        {Icon && (
          <Icon className="pointer-events-none absolute left-4 size-4.5 text-muted" aria-hidden="true" />
        )}
        <select
          aria-label={label}
          value={value}
          onChange={(event) => onChoose(event.target.value)}
          className={`h-12 w-full appearance-none truncate rounded-control border border-field bg-surface pr-10 text-[15px] ${Icon ? "pl-11" : "pl-4"}`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          className="pointer-events-none absolute right-3.5 size-4.5 text-muted"
          aria-hidden="true"
        />
      </span>
    </label>
  )
}
