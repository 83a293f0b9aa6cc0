import { useRoomContext } from "@livekit/components-react"
import { RoomEvent } from "livekit-client"
import { CircleDot } from "lucide-react"
import { FullScreenLayer } from "@/components/ui/full-screen-layer"
import { texts } from "@/lib/texts/call"
import { useTilesWindow } from "./tiles-window"
import { useRoomChanges } from "./use-room-changes"

const CHANGES = [RoomEvent.RecordingStatusChanged, RoomEvent.ConnectionStateChanged] as const

/** Shows in the header that the call is being recorded; nothing while it isn't. */
export function RecordingStatus() {
  if (!useIsRecording()) return null
  return (
    <p className="flex shrink-0 items-center gap-1.5 text-label font-medium">
      <CircleDot className="size-3.5 shrink-0 text-destructive" aria-hidden="true" />
      <span>{texts.recording}</span>
    </p>
  )
}

/** Shows it over the tiles where the header can't be seen: in a window of their own, around a tile in full screen, and while the header is faded. */
export function TilesRecordingStatus() {
  const { tilesWindow } = useTilesWindow()
  if (!useIsRecording()) return null
  return (
    <FullScreenLayer
      className={`pointer-events-none absolute top-4 left-4 z-20 ${tilesWindow ? "" : "hidden short:group-data-idle/call:block"}`}
      fullScreenClassName="top-3 right-auto bottom-auto left-3"
    >
      <p className="flex items-center gap-1.5 rounded-sm bg-scrim px-2 py-1 text-label font-medium text-scrim-foreground">
        <CircleDot className="size-3.5 shrink-0" aria-hidden="true" />
        <span>{texts.recording}</span>
      </p>
    </FullScreenLayer>
  )
}

/** LiveKit keeps the last state while it reconnects. */
export function useIsRecording(): boolean {
  const room = useRoomContext()
  useRoomChanges(CHANGES)
  return room.isRecording
}
