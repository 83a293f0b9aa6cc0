import { useIsMuted, useIsSpeaking, useParticipantInfo } from "@livekit/components-react"
import { type Participant, RemoteParticipant, Track } from "livekit-client"
import { AudioLines, Bot, Ellipsis, type LucideIcon, Mic, MicOff, Video, VideoOff } from "lucide-react"
import { memo } from "react"
import { ParticipantBadges, ParticipantMenuItems } from "@/components/call/feature-slots"
import { PinItem, Volume } from "@/components/call/tile-menu"
import { usePins } from "@/components/call/use-tile-tracks"
import { Avatar } from "@/components/ui/avatar"
import { Popup } from "@/components/ui/popup"
import { useStore } from "@/components/ui/use-store"
import { participantName } from "@/lib/room/roster"
import { tileKey } from "@/lib/room/tile-order"
import { texts as callTexts } from "@/lib/texts/call"
import { texts } from "./texts"

type ParticipantRowProps = {
  participant: Participant
  /** Publishes the agent's picture and voice, if it has an avatar. */
  avatar?: Participant | undefined
  /** Position among all participants, for screen readers: not every row is rendered. */
  position: number
  count: number
}

/** A participant's name, and whether they are speaking, muted and on camera. */
export const ParticipantRow = memo(function ParticipantRow(props: ParticipantRowProps) {
  const { participant, avatar, position, count } = props
  const publisher = avatar ?? participant
  const { identity } = useParticipantInfo({ participant })
  const isSpeaking = useIsSpeaking(publisher)
  const isMicrophoneOff = useIsMuted({ participant: publisher, source: Track.Source.Microphone })
  const isCameraOff = useIsMuted({ participant: publisher, source: Track.Source.Camera })
  const name = participantName(participant)

  return (
    <li
      aria-posinset={position}
      aria-setsize={count}
      className="flex h-14 items-center gap-3 rounded-control px-2"
    >
      <span className="@container-size grid size-10 shrink-0 place-items-center">
        <Avatar name={name} seed={identity ?? name} />
      </span>
      <span className="flex min-w-0 flex-1 items-center gap-1.5 text-[15px]">
        <bdi translate="no" className="truncate">
          {name}
        </bdi>
        {participant.isLocal && <span className="shrink-0 text-muted-foreground">{callTexts.youMark}</span>}
        {participant.isAgent && (
          <span className="flex shrink-0 items-center gap-1 text-label text-muted-foreground">
            <Bot className="size-4" aria-hidden="true" />
            <span>{texts.agent}</span>
          </span>
        )}
      </span>
      <span className="flex shrink-0 items-center gap-2">
        <ParticipantBadges participant={participant} />
        {isSpeaking && <StateIcon icon={AudioLines} name={texts.speaking} className="text-primary" />}
        <StateIcon
          icon={isMicrophoneOff ? MicOff : Mic}
          name={isMicrophoneOff ? texts.microphoneOff : texts.microphoneOn}
        />
        <StateIcon
          icon={isCameraOff ? VideoOff : Video}
          name={isCameraOff ? texts.cameraOff : texts.cameraOn}
        />
      </span>
      <RowMenu participant={participant} publisher={publisher} name={name} />
    </li>
  )
})

type RowMenuProps = { participant: Participant; publisher: Participant; name: string }

/** The tile menu's actions, for participants whose tile is on another page. */
function RowMenu({ participant, publisher, name }: RowMenuProps) {
  const pins = usePins()
  const { pinned } = useStore(pins)
  const key = tileKey(participant.identity, Track.Source.Camera)
  const isPinned = pinned === key
  return (
    <Popup
      label={callTexts.tileMenu(name)}
      icon={<Ellipsis className="size-4.5" aria-hidden="true" />}
      buttonClassName="-mr-1.5 grid size-9 shrink-0 place-items-center rounded-md text-muted-foreground hover:bg-muted hover:text-foreground"
    >
      {(close) => (
        <>
          <PinItem
            isPinned={isPinned}
            onPress={() => {
              close()
              pins.set({ ...pins.get(), pinned: isPinned ? undefined : key })
            }}
          />
          <ParticipantMenuItems participant={participant} onDone={close} />
          {publisher instanceof RemoteParticipant && (
            <Volume participant={publisher} source={Track.Source.Microphone} name={name} />
          )}
        </>
      )}
    </Popup>
  )
}

type StateIconProps = { icon: LucideIcon; name: string; className?: string }

function StateIcon({ icon: Icon, name, className = "text-muted-foreground" }: StateIconProps) {
  return (
    <span title={name} className={className}>
      <Icon className="size-4.5" aria-hidden="true" />
      <span className="sr-only">{name}</span>
    </span>
  )
}
