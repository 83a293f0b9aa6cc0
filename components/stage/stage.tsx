import { RoomAudioRenderer } from "@livekit/components-react"
import { Activity, useCallback, useState } from "react"
import { CopyLinkButton } from "@/components/ui/copy-link-button"
import { plainName } from "@/lib/room/plain-text"
import { CallControls } from "./controls/call-controls"
import { FeatureParts } from "./feature-parts"
import { FramedTiles } from "./framed-tiles"
import { Notice } from "./notice"
import { WithPanel } from "./panel/with-panel"
import { SettingsDialog } from "./settings/settings-dialog"
import { EnableSound } from "./watchers/enable-sound"
import { LineBanner } from "./watchers/line-banner"
import { MutedTalk } from "./watchers/muted-talk"
import { Watchers } from "./watchers/watchers"

type StageProps = {
  roomName: string
  /** Until then it waits in the wings. */
  isShown: boolean
  /** Something that the person has to know, until they dismiss it. */
  notice: string | undefined
  onDismiss: () => void
}

/**
 * The view of the running call: everybody's tiles, and the controls.
 *
 * In the wings the tiles are laid out, unseen, at the size that they will have: a picture that arrives finds its place.
 * The rest is rendered, but its effects don't run; header and footer only keep its height.
 */
export function Stage({ roomName, isShown, notice, onDismiss }: StageProps) {
  const [settingsOpen, setSettingsOpen] = useState(false)
  const openSettings = useCallback(() => setSettingsOpen(true), [])
  const mode = isShown ? "visible" : "hidden"

  return (
    <>
      <div
        className={`flex h-dvh flex-col gap-2 bg-background px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:gap-3 sm:px-3 sm:pb-3 ${isShown ? "" : "invisible fixed inset-0 -z-10"}`}
      >
        <header className="min-h-13">
          <Activity mode={mode}>
            <div className="flex items-center gap-2 px-2 pt-2">
              <div className="flex min-w-0 flex-1 items-baseline gap-3 max-sm:flex-col max-sm:gap-0">
                <h1 className="max-w-full truncate font-semibold">{plainName(roomName)}</h1>
                <FeatureParts place="HeaderMark" />
              </div>
              <FeatureParts place="HeaderButton" />
              <CopyLinkButton />
            </div>
          </Activity>
        </header>
        <WithPanel>
          <main className="relative min-h-0 flex-1">
            <FramedTiles />
            <Activity mode={mode}>
              <div className="pointer-events-none absolute inset-0 overflow-hidden">
                <FeatureParts place="Overlay" />
              </div>
              <LineBanner />
            </Activity>
          </main>
        </WithPanel>
        <footer className="min-h-16.5">
          <Activity mode={mode}>
            <div className="flex flex-col gap-2">
              <EnableSound />
              <MutedTalk />
              {notice && <Notice onDismiss={onDismiss}>{notice}</Notice>}
              <CallControls onOpenSettings={openSettings} />
            </div>
          </Activity>
        </footer>
      </div>
      <Activity mode={mode}>
        {settingsOpen && <SettingsDialog onClose={() => setSettingsOpen(false)} />}
        <FeatureParts place="Beside" />
        <Watchers />
      </Activity>
      <RoomAudioRenderer />
    </>
  )
}
