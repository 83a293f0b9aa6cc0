import { useIsMuted, useIsSpeaking, useParticipantInfo } from "@livekit/components-react"
import { type Participant, Track } from "livekit-client"
import { AudioLines, Bot, Mic, MicOff, Video, VideoOff } from "lucide-react"
import { memo } from "react"
import { Avatar } from "@/components/ui/avatar"
import { plainName } from "@/lib/room/plain-text"
import { ParticipantMarks } from "../participant-marks"
import { StateIcon } from "./state-icon"
import { texts } from "./texts"

type PersonProps = {
  participant: Participant
  /** Which line of how many this is: not all of them are in the page. */
  place: number
  count: number
}

/** One line of the list: who it is, and whether they can be heard and seen. */
export const Person = memo(function Person({ participant, place, count }: PersonProps) {
  const { name, identity } = useParticipantInfo({ participant })
  const speaking = useIsSpeaking(participant)
  const muted = useIsMuted({ participant, source: Track.Source.Microphone })
  const pictureOff = useIsMuted({ participant, source: Track.Source.Camera })
  const shownName = plainName(name ?? "") || texts.guest

  return (
    <li
      aria-posinset={place}
      aria-setsize={count}
      className="flex h-14 items-center gap-3 rounded-control px-2"
    >
      <span className="@container-size grid size-10 shrink-0 place-items-center">
        <Avatar name={shownName} seed={identity ?? shownName} />
      </span>
      <span className="flex min-w-0 flex-1 items-center gap-1.5 text-[15px]">
        <bdi className="truncate">{shownName}</bdi>
        {participant.isLocal && <span className="shrink-0 text-muted">({texts.you})</span>}
        {participant.isAgent && (
          <span className="flex shrink-0 items-center gap-1 text-label text-muted">
            <Bot className="size-4" aria-hidden="true" />
            {texts.agent}
          </span>
        )}
      </span>
      <span className="flex shrink-0 items-center gap-2">
        <ParticipantMarks participant={participant} />
        {speaking && <StateIcon icon={AudioLines} name={texts.speaking} tone="text-accent" />}
        <StateIcon icon={muted ? MicOff : Mic} name={muted ? texts.microphoneOff : texts.microphoneOn} />
        <StateIcon
          icon={pictureOff ? VideoOff : Video}
          name={pictureOff ? texts.cameraOff : texts.cameraOn}
        />
      </span>
    </li>
  )
})
