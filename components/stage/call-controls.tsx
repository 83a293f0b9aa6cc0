import { Toolbar } from "radix-ui"
import { DeviceToggle } from "./device-toggle"
import { LeaveButton } from "./leave-button"
import { ScreenShareToggle } from "./screen-share-toggle"

/** The toolbar of the call: one tab stop, arrow keys inside. A control of your own goes here. */
export function CallControls({ onNotice }: { onNotice: (notice: string) => void }) {
  return (
    <Toolbar.Root
      aria-label="Call controls"
      className="mx-auto flex max-w-full items-center gap-2 rounded-bar border border-line bg-surface p-2 shadow-lg shadow-scrim/10"
    >
      <DeviceToggle device="microphone" onNotice={onNotice} />
      <DeviceToggle device="camera" onNotice={onNotice} />
      <ScreenShareToggle onNotice={onNotice} />
      <LeaveButton />
    </Toolbar.Root>
  )
}
