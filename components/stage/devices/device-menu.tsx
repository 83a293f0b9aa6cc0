import { Check, ChevronUp } from "lucide-react"
import { DropdownMenu, Toolbar } from "radix-ui"
import { Hint } from "@/components/ui/hint"
import { texts } from "@/lib/texts/stage"
import { useNotice } from "../notice-context"
import { useDevices } from "./use-devices"

type DeviceMenuProps = { name: string; kinds: readonly MediaDeviceKind[] }

/** The small menu beside a toggle, to choose the device that it switches. */
export function DeviceMenu({ name, kinds }: DeviceMenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <Hint text={name}>
        <Toolbar.Button asChild>
          <DropdownMenu.Trigger
            aria-label={name}
            className="grid h-12 w-7 shrink-0 place-items-center rounded-r-control bg-raised text-muted transition hover:bg-line"
          >
            <ChevronUp className="size-4" aria-hidden="true" />
          </DropdownMenu.Trigger>
        </Toolbar.Button>
      </Hint>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side="top"
          sideOffset={12}
          collisionPadding={8}
          className="z-20 max-h-(--radix-dropdown-menu-content-available-height) w-76 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-bar border border-line bg-surface p-2 shadow-xl"
        >
          {kinds.map((kind) => (
            <DeviceGroup key={kind} kind={kind} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function DeviceGroup({ kind }: { kind: MediaDeviceKind }) {
  const onNotice = useNotice()
  const { devices, current, choose } = useDevices(kind)
  return (
    <DropdownMenu.RadioGroup
      {...(current !== undefined && { value: current })}
      aria-label={texts.deviceKinds[kind]}
      onValueChange={(deviceId) => void choose(deviceId).catch(() => onNotice(texts.deviceFailed))}
    >
      <DropdownMenu.Label className="px-3 pt-2 pb-1 text-label text-muted">
        {texts.deviceKinds[kind]}
      </DropdownMenu.Label>
      {devices.length === 0 && <p className="px-3 py-2 text-[15px] text-muted">{texts.noDevice}</p>}
      {devices.map(({ deviceId, label }) => (
        <DropdownMenu.RadioItem
          key={deviceId}
          value={deviceId}
          className="flex min-h-11 items-center gap-3 rounded-control px-3 py-1.5 text-[15px]/5 outline-none select-none data-highlighted:bg-raised"
        >
          <span className="min-w-0 flex-1 wrap-anywhere">{label || texts.unnamedDevice}</span>
          <DropdownMenu.ItemIndicator>
            <Check className="size-4 text-accent" aria-hidden="true" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}
