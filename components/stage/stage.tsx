import { RoomAudioRenderer, useSessionContext, useTracks } from "@livekit/components-react"
import { ConnectionState, Track } from "livekit-client"
import { CopyLinkButton } from "@/components/ui/copy-link-button"
import { HintProvider } from "@/components/ui/hint"
import { texts } from "@/lib/texts/stage"
import { CallControls } from "./controls/call-controls"
import { Notice } from "./notice"
import { Overlays } from "./overlays"
import { WithPanel } from "./panel/with-panel"
import { TileGrid } from "./tiles/tile-grid"

type StageProps = {
  roomName: string
  /** Something that the person has to know, until they dismiss it. */
  notice: string | undefined
  onNotice: (notice: string | undefined) => void
}

const SOURCES = [
  { source: Track.Source.Camera, withPlaceholder: true },
  { source: Track.Source.ScreenShare, withPlaceholder: false },
]

/** The view of the running call: everybody's tiles, and the controls. */
export function Stage({ roomName, notice, onNotice }: StageProps) {
  const { connectionState } = useSessionContext()
  const tracks = useTracks(SOURCES, { onlySubscribed: false })
  const banner = BANNERS[connectionState]

  return (
    <HintProvider delayDuration={400}>
      <div className="flex h-dvh flex-col gap-2 px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:gap-3 sm:px-3 sm:pb-3">
        <header className="flex items-center justify-between gap-4 px-2 pt-2">
          <h1 className="truncate font-semibold">{roomName}</h1>
          <CopyLinkButton />
        </header>
        <WithPanel>
          <main className="relative min-h-0 flex-1">
            <TileGrid tracks={tracks} />
            <Overlays />
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
          {notice && <Notice onDismiss={() => onNotice(undefined)}>{notice}</Notice>}
          <CallControls onNotice={onNotice} />
        </footer>
      </div>
      <RoomAudioRenderer />
    </HintProvider>
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
