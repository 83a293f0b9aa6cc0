import { useIsMuted, useIsSpeaking, useParticipantInfo, VideoTrack } from "@livekit/components-react"
import { type Participant, Track, type TrackPublication } from "livekit-client"
import { MicOff, Pin } from "lucide-react"
import { memo, useRef } from "react"
import { Avatar } from "@/components/ui/avatar"
import { TrackVideo } from "@/components/ui/track-video"
import { usePreferences } from "@/components/ui/use-preferences"
import { plainName } from "@/lib/room/plain-text"
import { texts } from "@/lib/texts/stage"
import { ParticipantMarks } from "../participant-marks"
import { AgentTileContent } from "./agent-tile-content"
import { Mark } from "./mark"
import { QualityMark } from "./quality-mark"
import { TileMenu } from "./tile-menu"
import { useCover } from "./use-cover"
import { useUnderWay } from "./use-under-way"

type TileProps = {
  tileKey: string
  participant: Participant
  source: Track.Source
  /** Absent while the participant publishes nothing from this source. */
  publication: TrackPublication | undefined
  /** Whether this tile is shown large. */
  pinned: boolean
  onTogglePin: (tileKey: string) => void
}

/**
 * One camera or one screen, with the name of whose it is.
 *
 * Rendered again only when its own participant changes: LiveKit changes participants and publications in place, so
 * the hooks here listen to their events.
 */
export const Tile = memo(function Tile(props: TileProps) {
  const { tileKey, participant, source, publication, pinned, onTogglePin } = props
  const element = useRef<HTMLDivElement>(null)
  const { name, identity } = useParticipantInfo({ participant })
  const speaking = useIsSpeaking(participant)
  const muted = useIsMuted({ participant, source: Track.Source.Microphone })
  const pictureOff = useIsMuted({ participant, source, ...(publication && { publication }) })
  const cover = useCover(participant, publication)
  const cameraUnderWay = useUnderWay(participant, "camera")
  const microphoneUnderWay = useUnderWay(participant, "microphone")
  const [{ mirror }] = usePreferences()
  const isScreen = source === Track.Source.ScreenShare
  const shownName = plainName(name ?? "") || texts.guest
  const label = isScreen ? texts.screenOf(shownName) : participant.isLocal ? texts.you(shownName) : shownName
  const mirrored = mirror && participant.isLocal && !isScreen

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      ref={element}
      role="group"
      aria-label={shownName}
      aria-roledescription={isScreen ? texts.sharedScreen : texts.videoTile}
      data-participant-identity={identity}
      data-source={source}
      data-speaking={(speaking && !isScreen) || undefined}
      className="group/tile @container-size relative size-full overflow-hidden rounded-tile bg-raised after:pointer-events-none after:absolute after:inset-0 after:rounded-tile after:ring-accent after:transition-shadow after:ring-inset data-speaking:after:ring-3"
    >
      {cover ? (
        cover
      ) : publication && !pictureOff ? (
        <VideoTrack
          trackRef={{ participant, source, publication }}
          className={`size-full ${isScreen ? "object-contain" : "object-cover"} ${mirrored ? "-scale-x-100" : ""}`}
        />
      ) : cameraUnderWay && !isScreen ? (
        <TrackVideo track={cameraUnderWay} mirrored={mirrored} />
      ) : participant.isAgent ? (
        <AgentTileContent participant={participant} />
      ) : (
        <div className="grid size-full place-items-center">
          <Avatar name={shownName} seed={identity ?? shownName} />
        </div>
      )}
      <p className="absolute bottom-2 left-2 flex max-w-[calc(100%-1rem)] items-center gap-1.5 rounded-[10px] bg-scrim px-2 py-1 text-label font-medium text-on-scrim">
        {pinned && <Mark icon={Pin} label={texts.pinned} />}
        {muted && !microphoneUnderWay && !isScreen && <Mark icon={MicOff} label={texts.microphoneOff} />}
        <bdi className="truncate">{label}</bdi>
        {!isScreen && <QualityMark participant={participant} />}
      </p>
      <div className="absolute top-2 right-2 flex gap-1.5">
        {!isScreen && <ParticipantMarks participant={participant} />}
        <TileMenu
          participant={participant}
          source={source}
          name={shownName}
          tile={element}
          pinned={pinned}
          onTogglePin={() => onTogglePin(tileKey)}
        />
      </div>
    </div>
  )
})
