import { Switch } from "radix-ui"
import { useId } from "react"

type SwitchFieldProps = { label: string; checked: boolean; onChange: (checked: boolean) => void }

/** A setting that is on or off. */
export function SwitchField({ label, checked, onChange }: SwitchFieldProps) {
  const id = useId()
  return (
    <div className="flex min-h-11 items-center justify-between gap-4">
      <label htmlFor={id} className="text-[15px]">
        {label}
      </label>
      <Switch.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        className="h-7 w-12 shrink-0 rounded-full border border-field bg-raised p-0.5 transition data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Switch.Thumb className="block size-5.5 rounded-full bg-text transition-transform data-[state=checked]:translate-x-5 data-[state=checked]:bg-on-accent" />
      </Switch.Root>
    </div>
  )
}
