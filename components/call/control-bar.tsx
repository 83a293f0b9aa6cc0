import { PhoneOff, Settings } from "lucide-react"
import { Toolbar } from "radix-ui"
import { useState } from "react"
import { Tooltip } from "@/components/ui/tooltip"
import { texts } from "@/lib/texts/call"
import { texts as rightsTexts } from "@/lib/texts/rights"
import { useCall } from "./call-context"
import { ControlButton } from "./control-button"
import { DeviceToggle } from "./device-toggle"
import { useFeatureControlButtons } from "./feature-slots"
import { OverflowMenu } from "./overflow-menu"
import { useRights } from "./rights"
import { canShareScreen, PresentingBar, ScreenShareButton, useScreenShare } from "./screen-share"
import { SettingsDialog } from "./settings-dialog"

/** The toolbar of the call: one tab stop, with arrow keys inside. Features' buttons come in the order of features/index.ts. */
export function ControlBar() {
  const rights = useRights()
  const screenShare = useScreenShare()
  const featureButtons = useFeatureControlButtons()
  const [settingsOpen, setSettingsOpen] = useState(false)
  return (
    <div className="flex flex-col items-center gap-2">
      <p className="text-label text-muted-foreground empty:hidden">{rightsTexts.summary(rights)}</p>
      {screenShare.isSharing && <PresentingBar {...screenShare} />}
      <Toolbar.Root
        aria-label={texts.callControls}
        className="flex items-center gap-2 rounded-bar border border-border bg-card p-2 shadow-lg shadow-scrim/10"
      >
        {rights.microphone && <DeviceToggle device="microphone" />}
        {rights.camera && <DeviceToggle device="camera" />}
        <OverflowMenu>
          {rights.screenShare && canShareScreen() && <ScreenShareButton {...screenShare} />}
          {featureButtons}
          <SettingsButton onOpen={() => setSettingsOpen(true)} />
        </OverflowMenu>
        <LeaveButton />
      </Toolbar.Root>
      {/* Not in the button, which is gone when its menu closes. */}
      {settingsOpen && <SettingsDialog onClose={() => setSettingsOpen(false)} />}
    </div>
  )
}

function SettingsButton({ onOpen }: { onOpen: () => void }) {
  return <ControlButton name={texts.settings} icon={Settings} tooltip={texts.settings} onPress={onOpen} />
}

function LeaveButton() {
  const { leave } = useCall()
  return (
    <Tooltip text={texts.leaveHint}>
      <Toolbar.Button
        aria-label={texts.leave}
        onClick={leave}
        className="flex h-12 min-w-16 shrink-0 items-center justify-center gap-2 rounded-control bg-destructive px-4 text-[15px] font-semibold text-destructive-foreground transition hover:opacity-90 active:scale-95"
      >
        <PhoneOff className="size-5" aria-hidden="true" />
        <span className="max-sm:sr-only">{texts.leave}</span>
      </Toolbar.Button>
    </Tooltip>
  )
}
