import { RoomAudioRenderer } from "@livekit/components-react"
import { type ReactNode, useCallback, useReducer, useRef, useState } from "react"
import { CopyLinkButton } from "@/components/ui/copy-button"
import { FullScreenLayer } from "@/components/ui/full-screen-layer"
import { isElement } from "@/components/ui/windows"
import { features } from "@/features"
import { plainName } from "@/lib/room/plain-text"
import { Store } from "@/lib/room/store"
import { NO_CHOICE } from "@/lib/room/tile-order"
import { texts } from "@/lib/texts/call"
import { AnnouncerProvider, CallToasts } from "./announcer"
import { EnableSoundButton, MutedTalkNotice } from "./audio-notices"
import { useCall } from "./call-context"
import { CallWatchers } from "./call-watchers"
import { ConnectionBanner } from "./connection-banner"
import { ControlBar } from "./control-bar"
import { DevicePauses } from "./device-pauses"
import { EncryptionStatus } from "./encryption-status"
import { FeatureHeaderButtons, FeatureOverlays, FeatureProviders } from "./feature-slots"
import { focusControls } from "./focus-controls"
import { AloneInvitation } from "./invite"
import { LayoutMenu } from "./layout-menu"
import { LeaveQuestion } from "./leave-question"
import { Notice, NoticeContext } from "./notice"
import { PanelLayout, PanelProvider } from "./panel"
import { RecordingStatus, TilesRecordingStatus } from "./recording-status"
import { Clock, RoomInfo } from "./room-info"
import { TileLayout } from "./tile-layout"
import { TilesPortal, TilesWindowProvider } from "./tiles-window"
import { useIdle } from "./use-idle"
import { PinsContext } from "./use-tile-tracks"

type CallViewProps = {
  roomName: string
  /** While false, only the providers are mounted, so that they miss nothing. */
  isShown: boolean
  /** A message above the control bar, until it is dismissed. */
  notice: string | undefined
  onNotice: (notice: string | undefined) => void
}

/** Everything that a call shows, inside the providers that its parts need. */
export function CallView({ roomName, isShown, notice, onNotice }: CallViewProps) {
  // A notice that comes again is a new element, so that screen readers speak it again.
  const [noticeKey, renewNotice] = useReducer((count: number) => count + 1, 0)
  const [pins] = useState(() => new Store(NO_CHOICE))
  const showNotice = useCallback(
    (message: string) => {
      onNotice(message)
      renewNotice()
    },
    [onNotice],
  )
  return (
    <NoticeContext value={showNotice}>
      <AnnouncerProvider>
        <TilesWindowProvider>
          <PinsContext value={pins}>
            <FeatureProviders features={features}>
              <PanelProvider>
                {isShown && (
                  <CallLayout
                    roomName={roomName}
                    notice={
                      notice && (
                        <Notice key={noticeKey} onDismiss={() => onNotice(undefined)}>
                          {notice}
                        </Notice>
                      )
                    }
                  />
                )}
                <RoomAudioRenderer />
              </PanelProvider>
            </FeatureProviders>
          </PinsContext>
        </TilesWindowProvider>
      </AnnouncerProvider>
    </NoticeContext>
  )
}

const HIDE_BARS_MS = 4000
/**
 * In a short window header and controls lie over the tiles, and fade while the user does nothing, except while something is
 * open or has the focus. Between their buttons and while they are faded, the tiles get the pointer. Screen readers reach
 * them all the same.
 */
const SHORT_BAR =
  "short:pointer-events-none short:absolute short:inset-x-0 short:z-20 short:px-3 short:[&_:is(a,button,[role=alert])]:pointer-events-auto"
const FADES =
  "short:transition-opacity short:group-data-idle/call:not-has-focus-visible:not-has-aria-expanded:opacity-0 short:group-data-idle/call:not-has-focus-visible:not-has-aria-expanded:[&_:is(a,button)]:pointer-events-none!"

/** Constant, so that idle changes don't re-render the tiles. */
const OVERLAYS = (
  <FullScreenLayer className="absolute inset-0" fullScreenClassName="inset-0 overflow-hidden">
    <FeatureOverlays />
  </FullScreenLayer>
)

/** Visible while it has the focus: a full grid has a stop for each tile before the controls. */
const SKIP_LINK =
  "fixed top-2 left-2 z-40 rounded-control bg-primary px-4 py-3 text-label font-semibold text-primary-foreground not-focus-visible:sr-only"

function CallLayout({ roomName, notice }: { roomName: string; notice: ReactNode }) {
  const { hasInviteLink } = useCall()
  const isIdle = useIdle(HIDE_BARS_MS)
  // The tap that shows a bar must not press what appears under the finger.
  const hasWokenBars = useRef(false)
  return (
    <>
      {/* First, so that Back closes everything else before it asks. */}
      <LeaveQuestion />
      <div
        data-idle={isIdle || undefined}
        onPointerDownCapture={({ currentTarget }) => {
          const bar = currentTarget.querySelector("[data-bar]")
          hasWokenBars.current = bar !== null && getComputedStyle(bar).opacity === "0"
        }}
        onClickCapture={(event) => {
          const isOnBar = isElement(event.target) && event.target.closest("[data-bar]") !== null
          if (isOnBar && hasWokenBars.current) event.stopPropagation()
          hasWokenBars.current = false
        }}
        className="group/call relative flex h-dvh flex-col gap-2 bg-background px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:gap-3 sm:px-3 sm:pb-3 short:has-[[data-panel]]:lg:pr-98 short:has-[[data-panel]]:max-lg:[&_[role=toolbar]]:invisible short:has-[[data-panel]]:max-lg:[&>header]:invisible"
      >
        {/* A button, not an in-page link: the URL's fragment holds the encryption key. */}
        <button type="button" onClick={focusControls} className={SKIP_LINK}>
          {texts.skipToControls}
        </button>
        <header
          data-bar=""
          className={`flex min-h-13 items-center gap-2 px-2 pt-2 short:top-0 short:bg-background/80 ${SHORT_BAR} ${FADES}`}
        >
          <div className="flex min-w-0 flex-1 items-baseline gap-3 max-sm:flex-col max-sm:gap-0">
            <h1 translate="no" className="max-w-full truncate font-semibold">
              {plainName(roomName)}
            </h1>
            <div className="flex max-w-full min-w-0 items-center gap-3">
              <RecordingStatus />
              <EncryptionStatus />
              <Clock />
            </div>
          </div>
          <RoomInfo roomName={roomName} />
          <LayoutMenu />
          <FeatureHeaderButtons />
          {hasInviteLink && <CopyLinkButton />}
        </header>
        <PanelLayout>
          <main className="relative flex min-h-0 flex-1 flex-col gap-3 wide:flex-row">
            <div className="relative min-h-0 min-w-0 flex-1">
              <TilesPortal>
                <TileLayout>{OVERLAYS}</TileLayout>
                <TilesRecordingStatus />
              </TilesPortal>
            </div>
            <AloneInvitation />
            <FullScreenLayer
              className="pointer-events-none absolute inset-x-0 top-3 z-20"
              fullScreenClassName="inset-x-0 top-3 bottom-auto"
            >
              <ConnectionBanner />
            </FullScreenLayer>
          </main>
        </PanelLayout>
        <footer className={`flex min-h-16.5 flex-col gap-2 short:bottom-0 short:pb-2 ${SHORT_BAR}`}>
          <FullScreenLayer
            className="contents *:relative *:z-40"
            fullScreenClassName="inset-x-4 top-auto bottom-14 flex flex-col items-center gap-2 *:pointer-events-auto"
          >
            <EnableSoundButton />
            <MutedTalkNotice />
            <DevicePauses />
            {notice}
          </FullScreenLayer>
          <div data-bar="" className={FADES}>
            <ControlBar />
          </div>
        </footer>
      </div>
      <CallToasts />
      <CallWatchers />
    </>
  )
}
