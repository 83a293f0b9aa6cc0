import { type Participant, RemoteParticipant, Track } from "livekit-client"
import { Ellipsis, Expand, EyeOff, type LucideIcon, Move, Pin, PinOff, Shrink, Volume2 } from "lucide-react"
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

type MenuItemProps = { icon: LucideIcon; text: string; onPress: () => void }

/** An item of a participant's menu. It doesn't close the menu by itself. */
export function MenuItem({ icon: Icon, text, onPress }: MenuItemProps) {
  return (
    <button
      type="button"
      className="flex min-h-11 w-full items-center gap-3 rounded-control px-3 text-left text-[15px] hover:bg-muted focus-visible:bg-muted"
      onClick={onPress}
    >
      <Icon className="size-5" aria-hidden="true" />
      <span>{text}</span>
    </button>
  )
}

/** Pins a participant's tile, or unpins it. */
export function PinItem({ isPinned, onPress }: { isPinned: boolean; onPress: () => void }) {
  return (
    <MenuItem icon={isPinned ? PinOff : Pin} text={isPinned ? texts.unpin : texts.pin} onPress={onPress} />
  )
}

/** A tile's options: pin it, show it in full screen, change the participant's volume. */
export function TileMenu(props: TileMenuProps) {
  const { participant, publisher, source, name, tile, isPinned, isFloating, onTogglePin } = props
  return (
    <Popup
      label={texts.tileMenu(name)}
      icon={<Ellipsis className="size-4.5" aria-hidden="true" />}
      buttonClassName="grid size-9 place-items-center rounded-md bg-scrim text-scrim-foreground opacity-0 transition-opacity group-focus-within/tile:opacity-100 group-hover/tile:opacity-100 group-data-tapped/tile:opacity-100 aria-expanded:opacity-100"
    >
      {(close) => (
        <>
          <PinItem
            isPinned={isPinned}
            onPress={() => {
              close()
              onTogglePin()
            }}
          />
          {isFloating && (
            <MenuItem
              icon={Move}
              text={texts.moveToNextCorner}
              onPress={() => {
                close()
                moveToNextCorner()
              }}
            />
          )}
          {isFloating && (
            <MenuItem
              icon={EyeOff}
              text={texts.preferences.hideSelfView}
              onPress={() => {
                close()
                preferencesStore.update({ hideSelfView: true })
                focusControls()
              }}
            />
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
  const toggle = () => (isFull ? tile.ownerDocument.exitFullscreen() : tile.requestFullscreen())
  return (
    <MenuItem
      icon={isFull ? Shrink : Expand}
      text={isFull ? texts.exitFullScreen : texts.fullScreen}
      onPress={() => {
        onPress()
        void toggle().catch(() => undefined)
      }}
    />
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
