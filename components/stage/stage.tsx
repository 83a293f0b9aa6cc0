import { RoomAudioRenderer, useSessionContext } from "@livekit/components-react"
import { ConnectionState } from "livekit-client"
import { useState } from "react"
import { CopyLinkButton } from "@/components/ui/copy-link-button"
import { plainName } from "@/lib/room/plain-text"
import { texts } from "@/lib/texts/stage"
import { CallControls } from "./controls/call-controls"
import { FeatureParts } from "./feature-parts"
import { FramedTiles } from "./framed-tiles"
import { Notice } from "./notice"
import { WithPanel } from "./panel/with-panel"
import { SettingsDialog } from "./settings/settings-dialog"
import { EnableSound } from "./watchers/enable-sound"
import { MutedTalk } from "./watchers/muted-talk"
import { useCloseGuard } from "./watchers/use-close-guard"
import { useDeviceLoss } from "./watchers/use-device-loss"
import { useSilentLine } from "./watchers/use-silent-line"
import { useUnseenVideo } from "./watchers/use-unseen-video"
import { useWakeLock } from "./watchers/use-wake-lock"

type StageProps = {
  roomName: string
  /** Something that the person has to know, until they dismiss it. */
  notice: string | undefined
  onDismiss: () => void
}

/** The view of the running call: everybody's tiles, and the controls. */
export function Stage({ roomName, notice, onDismiss }: StageProps) {
  const { connectionState } = useSessionContext()
  const [settingsOpen, setSettingsOpen] = useState(false)
  const isSilent = useSilentLine()
  const banner = BANNERS[connectionState] ?? (isSilent ? texts.silent : undefined)
  useWakeLock()
  useCloseGuard()
  useDeviceLoss()
  useUnseenVideo()

  return (
    <>
      <div className="flex h-dvh flex-col gap-2 bg-background px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:gap-3 sm:px-3 sm:pb-3">
        <header className="flex items-center gap-2 px-2 pt-2">
          <div className="flex min-w-0 flex-1 items-baseline gap-3 max-sm:flex-col max-sm:gap-0">
            <h1 className="max-w-full truncate font-semibold">{plainName(roomName)}</h1>
            <FeatureParts place="HeaderMark" />
          </div>
          <FeatureParts place="HeaderButton" />
          <CopyLinkButton />
        </header>
        <WithPanel>
          <main className="relative min-h-0 flex-1">
            <FramedTiles />
            <div className="pointer-events-none absolute inset-0 overflow-hidden">
              <FeatureParts place="Overlay" />
            </div>
            <div
              role="status"
              className="pointer-events-none absolute inset-x-0 top-3 z-20 flex justify-center"
            >
              {banner && (
                <p className="rounded-full bg-text px-4 py-2 text-label font-medium text-background shadow-lg">
                  {banner}
                </p>
              )}
            </div>
          </main>
        </WithPanel>
        <footer className="flex flex-col gap-2">
          <EnableSound />
          <MutedTalk />
          {notice && <Notice onDismiss={onDismiss}>{notice}</Notice>}
          <CallControls onOpenSettings={() => setSettingsOpen(true)} />
        </footer>
      </div>
      {settingsOpen && <SettingsDialog onClose={() => setSettingsOpen(false)} />}
      <RoomAudioRenderer />
    </>
  )
}

const BANNERS: Record<ConnectionState, string | undefined> = {
  [ConnectionState.Connecting]: texts.joining,
  [ConnectionState.Connected]: undefined,
  [ConnectionState.Reconnecting]: texts.reconnecting,
  [ConnectionState.SignalReconnecting]: texts.reconnecting,
  // Before the start, and for a moment at the end.
  [ConnectionState.Disconnected]: undefined,
}
