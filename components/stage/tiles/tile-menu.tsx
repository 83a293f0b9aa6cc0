import { type Participant, RemoteParticipant, Track } from "livekit-client"
import { Ellipsis, Expand, Pin, PinOff, Volume2 } from "lucide-react"
import { Popover } from "radix-ui"
import { type RefObject, useId, useState } from "react"
import { texts } from "@/lib/texts/stage"

type TileMenuProps = {
  participant: Participant
  source: Track.Source
  name: string
  tile: RefObject<HTMLElement | null>
  pinned: boolean
  onTogglePin: () => void
}

const line =
  "flex min-h-11 w-full items-center gap-3 rounded-control px-3 text-left text-[15px] hover:bg-raised focus-visible:bg-raised"

/** What one can do with a tile: show it large, fill the screen with it, change how loud the person is. */
export function TileMenu({ participant, source, name, tile, pinned, onTogglePin }: TileMenuProps) {
  const [open, setOpen] = useState(false)
  const choose = (action: () => void) => () => {
    setOpen(false)
    action()
  }

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={texts.tileMenu(name)}
        className="grid size-9 place-items-center rounded-[12px] bg-scrim text-on-scrim opacity-0 transition-opacity group-focus-within/tile:opacity-100 group-hover/tile:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
      >
        <Ellipsis className="size-4.5" aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={texts.tileMenu(name)}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-20 w-60 rounded-bar border border-line bg-surface p-2 shadow-xl"
        >
          <button type="button" className={line} onClick={choose(onTogglePin)}>
            {pinned ? (
              <PinOff className="size-5" aria-hidden="true" />
            ) : (
              <Pin className="size-5" aria-hidden="true" />
            )}
            {pinned ? texts.unpin : texts.pin}
          </button>
          {document.fullscreenEnabled && (
            <button
              type="button"
              className={line}
              onClick={choose(() => void tile.current?.requestFullscreen().catch(() => undefined))}
            >
              <Expand className="size-5" aria-hidden="true" />
              {texts.fullScreen}
            </button>
          )}
          {participant instanceof RemoteParticipant && (
            <Volume participant={participant} source={source} name={name} />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

type VolumeProps = { participant: RemoteParticipant; source: Track.Source; name: string }

function Volume({ participant, source, name }: VolumeProps) {
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
        aria-valuetext={`${Math.round(volume * 100)} %`}
        onChange={(event) => {
          setVolume(event.target.valueAsNumber)
          participant.setVolume(event.target.valueAsNumber, audio)
        }}
        className="min-h-11 w-full accent-accent"
      />
    </div>
  )
}
