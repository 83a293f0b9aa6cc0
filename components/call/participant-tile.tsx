import {
  type TrackReference,
  useConnectionQualityIndicator,
  useIsMuted,
  useIsSpeaking,
  useParticipantInfo,
  VideoTrack,
} from "@livekit/components-react"
import { ConnectionQuality, type Participant, Track, type TrackPublication } from "livekit-client"
import { type LucideIcon, MicOff, Pin, WifiLow, WifiOff } from "lucide-react"
import { memo, type ReactNode, useRef, useState } from "react"
import { Avatar, avatarColors } from "@/components/ui/avatar"
import { buttonStyles } from "@/components/ui/button"
import { ErrorBoundary } from "@/components/ui/error-boundary"
import { TrackVideo, useVideoBox } from "@/components/ui/track-video"
import { usePreferences } from "@/components/ui/use-store"
import { isOnControl, windowOf } from "@/components/ui/windows"
import { participantName } from "@/lib/room/roster"
import { texts } from "@/lib/texts/call"
import { AgentTileContent } from "./agent-tile"
import { useIsPaused } from "./device-pauses"
import { UndecryptableNotice, useDecryptionError } from "./encryption-status"
import { ParticipantBadges } from "./feature-slots"
import { usePendingTrack } from "./preview-publication"
import { TileMenu } from "./tile-menu"
import { Zoomable } from "./zoomable"

type ParticipantTileProps = {
  tileKey: string
  participant: Participant
  /** The participant that publishes the agent's picture and voice, if it has an avatar. */
  avatar?: Participant | undefined
  source: Track.Source
  /** Undefined while the participant publishes nothing from this source. */
  publication: TrackPublication | undefined
  isLarge: boolean
  /** Whether it stays large until it is unpinned. */
  isPinned: boolean
  /** Whether it is the user's own, over the only other tile. */
  isFloating: boolean
  onTogglePin: (tileKey: string) => void
  /** Reports the aspect ratio of the camera's video to the layout. */
  onVideoAspect: (tileKey: string, aspect: number) => void
}

/**
 * A camera or a shared screen, with its participant's name and options. Replaces LiveKit's `ParticipantTile`. Re-renders
 * only when its own participant changes: LiveKit changes participants in place, so the hooks listen to their events.
 */
export const ParticipantTile = memo(function ParticipantTile(props: ParticipantTileProps) {
  const { tileKey, participant, avatar, source, publication, isLarge, isPinned, isFloating } = props
  const { onTogglePin, onVideoAspect } = props
  const publisher = avatar ?? participant
  const element = useRef<HTMLDivElement>(null)
  // A finger can't hover: a tap shows the menu's button.
  const [isTapped, setTapped] = useState(false)
  const { identity } = useParticipantInfo({ participant })
  const isSpeaking = useIsSpeaking(publisher)
  const isMuted = useIsMuted({ participant: publisher, source: Track.Source.Microphone })
  const isVideoOff = useIsMuted({ participant: publisher, source, ...(publication && { publication }) })
  // Others see one's own paused track as muted.
  const isMicrophonePaused = useIsPaused(publisher.getTrackPublication(Track.Source.Microphone))
  const isVideoPaused = useIsPaused(publication)
  const decryptionError = useDecryptionError(publisher, publication)
  const pendingCamera = usePendingTrack(participant, "camera")
  const pendingMicrophone = usePendingTrack(participant, "microphone")
  const [{ mirror }] = usePreferences()
  const isScreen = source === Track.Source.ScreenShare
  const shownName = participantName(participant)
  const isMirrored = mirror && participant.isLocal && !isScreen

  const video = publication &&
    !isVideoOff &&
    !isVideoPaused && {
      trackRef: { participant: publisher, source, publication },
      isWhole: isScreen || isLarge,
      isMirrored,
      onAspect: (aspect: number) => isScreen || onVideoAspect(tileKey, aspect),
      placeholder: !isScreen && <TileAvatar name={shownName} seed={identity ?? shownName} />,
    }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    // biome-ignore lint/a11y/useKeyWithClickEvents: a tap only shows the menu's button, which the keyboard reaches anyway
    <div
      ref={element}
      role="group"
      aria-label={shownName}
      aria-roledescription={isScreen ? texts.sharedScreen : texts.videoTile}
      data-participant-identity={identity}
      data-source={source}
      data-tapped={isTapped || undefined}
      onClick={({ nativeEvent, target }) => {
        const isTouch = "pointerType" in nativeEvent && nativeEvent.pointerType === "touch"
        if (isTouch && !isOnControl(target)) setTapped(!isTapped)
      }}
      onContextMenu={(event) => {
        if (isOnControl(event.target)) return
        event.preventDefault()
        const open = () => element.current?.querySelector<HTMLElement>("[aria-haspopup=dialog]")?.click()
        // A popup that opens while the button is down is closed by its release.
        if (event.buttons === 0) open()
        else
          windowOf(event.currentTarget).addEventListener("pointerup", () => setTimeout(open), { once: true })
      }}
      onDoubleClick={({ target }) => isOnControl(target) || onTogglePin(tileKey)}
      data-speaking={(isSpeaking && !isScreen) || undefined}
      className="group/tile @container-size relative size-full overflow-hidden rounded-tile bg-muted select-none after:pointer-events-none after:absolute after:inset-0 after:rounded-tile after:ring-primary after:transition-shadow after:ring-inset data-speaking:after:ring-3"
    >
      {decryptionError ? (
        <UndecryptableNotice error={decryptionError} />
      ) : video && isScreen ? (
        <Zoomable isEnabled={isLarge}>
          <TileVideo {...video} />
        </Zoomable>
      ) : video ? (
        <TileVideo {...video} />
      ) : pendingCamera && !isScreen ? (
        <TrackVideo
          track={pendingCamera}
          mirrored={isMirrored}
          onAspect={(aspect) => onVideoAspect(tileKey, aspect)}
        />
      ) : participant.isAgent ? (
        <AgentTileContent participant={participant} publisher={publisher} />
      ) : (
        <TileAvatar name={shownName} seed={identity ?? shownName} />
      )}
      <p
        className={`absolute bottom-2 left-2 flex max-w-[calc(100%-1rem)] items-center gap-1.5 rounded-sm bg-scrim px-2 py-1 text-label @max-[7rem]:bottom-1 @max-[7rem]:left-1 @max-[7rem]:max-w-[calc(100%-0.5rem)] @max-[7rem]:gap-1 @max-[7rem]:px-1 font-medium text-scrim-foreground ${isFloating ? "not-has-[svg]:sr-only" : ""}`}
      >
        {isPinned && <StatusIcon icon={Pin} label={texts.pinned} />}
        {(isMuted || isMicrophonePaused) && !pendingMicrophone && !isScreen && (
          <StatusIcon icon={MicOff} label={texts.microphoneOff} />
        )}
        {/* The floating self-view shows no name. */}
        <span className={isFloating ? "sr-only" : "flex min-w-0 whitespace-pre"}>
          <bdi translate="no" className="truncate">
            {shownName}
          </bdi>
          {isScreen && <span className="shrink-0">{texts.screenMark}</span>}
          {participant.isLocal && !isScreen && <span className="shrink-0">{` ${texts.youMark}`}</span>}
        </span>
        {!isScreen && <ConnectionQualityIcon participant={publisher} />}
      </p>
      <div className="absolute top-2 right-2 flex gap-1.5 short:@min-[14rem]:top-14 @max-[7rem]:top-1 @max-[7rem]:right-1 @max-[7rem]:gap-1">
        <TileMenu
          participant={participant}
          publisher={publisher}
          source={source}
          name={shownName}
          tile={element}
          isPinned={isPinned}
          isFloating={isFloating}
          onTogglePin={() => onTogglePin(tileKey)}
        />
        {!isScreen && <ParticipantBadges participant={participant} />}
      </div>
    </div>
  )
})

type TileVideoProps = {
  trackRef: TrackReference
  /** Whether nothing is cropped. */
  isWhole: boolean
  isMirrored: boolean
  onAspect: (aspect: number) => void
  /** Shown before the first frame. */
  placeholder: ReactNode
}

/** The video of a tile. In full screen it is whole. */
function TileVideo({ trackRef, isWhole, isMirrored, onAspect, placeholder }: TileVideoProps) {
  const [hasFrame, setHasFrame] = useState(false)
  const { dimensions } = trackRef.publication
  const { style, ...events } = useVideoBox({
    initialAspect: dimensions?.height ? dimensions.width / dimensions.height : undefined,
    onAspect,
  })

  return (
    <div className="grid size-full grid-cols-1 grid-rows-1 place-items-center">
      <VideoTrack
        trackRef={trackRef}
        {...events}
        onLoadedData={() => setHasFrame(true)}
        style={isWhole ? undefined : style}
        className={`${isWhole ? "size-full object-contain" : "object-cover in-[[data-source]:fullscreen]:size-full! in-[[data-source]:fullscreen]:object-contain"} ${isMirrored ? "-scale-x-100" : ""}`}
      />
      {!hasFrame && <div className="absolute inset-0">{placeholder}</div>}
    </div>
  )
}

/** What a tile shows without video. */
function TileAvatar({ name, seed }: { name: string; seed: string }) {
  return (
    <div className={`grid size-full place-items-center ${avatarColors(seed).tile}`}>
      <Avatar name={name} seed={seed} />
    </div>
  )
}

/** Warns about a poor or lost connection; nothing while it is good. */
function ConnectionQualityIcon({ participant }: { participant: Participant }) {
  const { quality } = useConnectionQualityIndicator({ participant })
  if (quality === ConnectionQuality.Poor) {
    return <StatusIcon icon={WifiLow} label={texts.poorConnection} className="text-scrim-warning" />
  }
  if (quality === ConnectionQuality.Lost) {
    return <StatusIcon icon={WifiOff} label={texts.lostConnection} className="text-scrim-warning" />
  }
  return null
}

type StatusIconProps = { icon: LucideIcon; label: string; className?: string }

/** A small icon with its meaning for screen readers. */
function StatusIcon({ icon: Icon, label, className = "" }: StatusIconProps) {
  return (
    <>
      <Icon className={`size-3.5 shrink-0 ${className}`} aria-hidden="true" />
      <span className="sr-only">{label}</span>
    </>
  )
}

/** Replaces a tile that throws, so that the call continues. Its participant can still be heard. */
export function TileBoundary({ children }: { children: ReactNode }) {
  return (
    <ErrorBoundary
      fallback={(retry) => (
        <div className="flex size-full flex-col items-center justify-center gap-3 overflow-hidden rounded-tile bg-muted p-3 text-center text-label">
          <p>{texts.tileFailed}</p>
          <button type="button" className={buttonStyles.outline} onClick={retry}>
            {texts.tileAgain}
          </button>
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  )
}
