import { type Participant, RemoteParticipant, Track } from "livekit-client"
import { Ellipsis, Expand, EyeOff, Move, Pin, PinOff, Shrink, Volume2 } from "lucide-react"
import { type RefObject, useId, useState } from "react"
import { Popup } from "@/components/ui/popup"
import { preferencesStore } from "@/lib/room/preferences"
import { CORNERS } from "@/lib/room/tile-layout"
import { texts } from "@/lib/texts/call"
import { ParticipantMenuItems } from "./feature-slots"
import { focusControls } from "./focus-controls"

type TileMenuProps = {
  participant: Participant
  /** Who publishes the picture and the voice: for an agent, its avatar. */
  publisher: Participant
  source: Track.Source
  name: string
  tile: RefObject<HTMLElement | null>
  isPinned: boolean
  isFloating: boolean
  onTogglePin: () => void
}

/** An item of a participant's menu. */
export const MENU_ITEM =
  "flex min-h-11 w-full items-center gap-3 rounded-control px-3 text-left text-[15px] hover:bg-muted focus-visible:bg-muted"

/** A tile's options: pin it, show it in full screen, change the participant's volume. */
export function TileMenu(props: TileMenuProps) {
  const { participant, publisher, source, name, tile, isPinned, isFloating, onTogglePin } = props
  const PinIcon = isPinned ? PinOff : Pin
  return (
    <Popup
      label={texts.tileMenu(name)}
      icon={<Ellipsis className="size-4.5" aria-hidden="true" />}
      buttonClassName="grid size-9 place-items-center rounded-md bg-scrim text-scrim-foreground opacity-0 transition-opacity group-focus-within/tile:opacity-100 group-hover/tile:opacity-100 group-data-tapped/tile:opacity-100 aria-expanded:opacity-100"
    >
      {(close) => (
        <>
          <button
            type="button"
            className={MENU_ITEM}
            onClick={() => {
              close()
              onTogglePin()
            }}
          >
            <PinIcon className="size-5" aria-hidden="true" />
            <span>{isPinned ? texts.unpin : texts.pin}</span>
          </button>
          {isFloating && (
            <button
              type="button"
              className={MENU_ITEM}
              onClick={() => {
                close()
                moveToNextCorner()
              }}
            >
              <Move className="size-5" aria-hidden="true" />
              <span>{texts.moveToNextCorner}</span>
            </button>
          )}
          {isFloating && (
            <button
              type="button"
              className={MENU_ITEM}
              onClick={() => {
                close()
                preferencesStore.update({ hideSelfView: true })
                focusControls()
              }}
            >
              <EyeOff className="size-5" aria-hidden="true" />
              <span>{texts.preferences.hideSelfView}</span>
            </button>
          )}
          <FullScreenItem tile={tile.current} onPress={close} />
          {source === Track.Source.Camera && (
            <ParticipantMenuItems participant={participant} onDone={close} />
          )}
          {publisher instanceof RemoteParticipant && (
            <Volume participant={publisher} source={source} name={name} />
          )}
        </>
      )}
    </Popup>
  )
}

function moveToNextCorner() {
  const index = CORNERS.indexOf(preferencesStore.get().selfCorner)
  preferencesStore.update({ selfCorner: CORNERS[(index + 1) % CORNERS.length] ?? "bottom-right" })
}

/** Shows the tile in full screen; not offered where the browser allows none, as in a picture-in-picture window. */
function FullScreenItem({ tile, onPress }: { tile: HTMLElement | null; onPress: () => void }) {
  if (!tile?.ownerDocument.fullscreenEnabled) return null
  const isFull = tile.ownerDocument.fullscreenElement === tile
  const Icon = isFull ? Shrink : Expand
  const toggle = () => (isFull ? tile.ownerDocument.exitFullscreen() : tile.requestFullscreen())
  return (
    <button
      type="button"
      className={MENU_ITEM}
      onClick={() => {
        onPress()
        void toggle().catch(() => undefined)
      }}
    >
      <Icon className="size-5" aria-hidden="true" />
      <span>{isFull ? texts.exitFullScreen : texts.fullScreen}</span>
    </button>
  )
}

type VolumeProps = { participant: RemoteParticipant; source: Track.Source; name: string }

/** How loud a participant is on this page. */
export function Volume({ participant, source, name }: VolumeProps) {
  const id = useId()
  const audio = source === Track.Source.ScreenShare ? Track.Source.ScreenShareAudio : Track.Source.Microphone
  const [volume, setVolume] = useState(() => participant.getVolume(audio) ?? 1)
  return (
    <div className="flex min-h-11 items-center gap-3 px-3">
      <Volume2 className="size-5 shrink-0" aria-hidden="true" />
      <label htmlFor={id} className="sr-only">
        {texts.volumeOf(name)}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={volume}
        aria-valuetext={`${Math.round(volume * 100)}%`}
        onChange={(event) => {
          setVolume(event.target.valueAsNumber)
          participant.setVolume(event.target.valueAsNumber, audio)
        }}
        className="min-h-11 w-full accent-primary"
      />
    </div>
  )
}
