import { ChevronDown, type LucideIcon } from "lucide-react"

type DeviceSelectProps = {
  /** What is chosen here, for screen readers: the icon says it to the others. */
  label: string
  icon: LucideIcon
  options: readonly { id: string; name: string }[]
  /** The id of the option that is in use. */
  value: string
  disabled?: boolean
  onChoose: (id: string) => void
}

/** A list of devices: the browser's own control, which phones open as they do everywhere. */
export function DeviceSelect({ label, icon: Icon, options, value, disabled, onChoose }: DeviceSelectProps) {
  return (
    <div className="relative min-w-0 flex-1">
      <Icon
        className="pointer-events-none absolute top-1/2 left-4 size-4.5 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
      <select
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={(event) => onChoose(event.target.value)}
        className="h-12 w-full cursor-pointer appearance-none truncate rounded-control border border-field bg-surface pr-10 pl-11 text-[15px] transition hover:bg-raised disabled:cursor-default disabled:text-muted disabled:hover:bg-surface"
      >
        {options.map(({ id, name }) => (
          <option key={id} value={id} className="bg-surface text-text">
            {name}
          </option>
        ))}
      </select>
      <ChevronDown
        className="pointer-events-none absolute top-1/2 right-4 size-4.5 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
    </div>
  )
}
