import { useIsMuted, useIsSpeaking, useParticipantInfo, VideoTrack } from "@livekit/components-react"
import { type Participant, Track, type TrackPublication } from "livekit-client"
import { MicOff } from "lucide-react"
import { memo } from "react"
import { Avatar } from "@/components/ui/avatar"
import { plainName } from "@/lib/room/plain-text"
import { texts } from "@/lib/texts/stage"
import { AgentTileContent } from "../captions/agent-tile-content"
import { HandMark } from "../hands/hand-mark"

type TileProps = {
  participant: Participant
  source: Track.Source
  /** Absent while the participant publishes nothing from this source. */
  publication: TrackPublication | undefined
}

/**
 * One camera or one screen, with the name of whose it is.
 *
 * Rendered again only when its own participant changes: LiveKit changes participants and publications in place, so
 * the hooks here listen to their events.
 */
export const Tile = memo(function Tile({ participant, source, publication }: TileProps) {
  const { name, identity } = useParticipantInfo({ participant })
  const speaking = useIsSpeaking(participant)
  const muted = useIsMuted({ participant, source: Track.Source.Microphone })
  const pictureOff = useIsMuted({ participant, source, ...(publication && { publication }) })
  const isScreen = source === Track.Source.ScreenShare
  const shownName = plainName(name ?? "") || texts.guest
  const label = isScreen ? texts.screenOf(shownName) : participant.isLocal ? texts.you(shownName) : shownName
  const mirrored = participant.isLocal && !isScreen

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      role="group"
      aria-label={shownName}
      aria-roledescription={isScreen ? texts.sharedScreen : texts.videoTile}
      data-participant-identity={identity}
      data-source={source}
      data-speaking={(speaking && !isScreen) || undefined}
      className="@container-size relative size-full overflow-hidden rounded-tile bg-raised ring-inset data-speaking:after:pointer-events-none data-speaking:after:absolute data-speaking:after:inset-0 data-speaking:after:rounded-tile data-speaking:after:ring-3 data-speaking:after:ring-accent data-speaking:after:ring-inset"
    >
      {publication && !pictureOff ? (
        <VideoTrack
          trackRef={{ participant, source, publication }}
          className={`size-full ${isScreen ? "object-contain" : "object-cover"} ${mirrored ? "-scale-x-100" : ""}`}
        />
      ) : participant.isAgent ? (
        <AgentTileContent participant={participant} />
      ) : (
        <div className="grid size-full place-items-center">
          <Avatar name={shownName} seed={identity ?? shownName} />
        </div>
      )}
      <p className="absolute bottom-2.5 left-2.5 flex max-w-[calc(100%-1.25rem)] items-center gap-1.5 rounded-[10px] bg-scrim px-2.5 py-1 text-label font-medium text-on-scrim">
        {muted && !isScreen && (
          <>
            <MicOff className="size-3.5 shrink-0" aria-hidden="true" />
            <span className="sr-only">{texts.microphoneOff}</span>
          </>
        )}
        <bdi className="truncate">{label}</bdi>
      </p>
      {!isScreen && (
        <div className="absolute top-2.5 right-2.5">
          <HandMark participant={participant} />
        </div>
      )}
    </div>
  )
})
