import type { UseSessionReturn } from "@livekit/components-react"
import { ConnectionError, ConnectionErrorReason, DisconnectReason, RoomEvent } from "livekit-client"
import { useEffect, useEffectEvent, useRef } from "react"
import { useEntry } from "@/components/entry-context"
import type { Joining } from "@/components/greenroom/green-room"
import { useLifetime } from "@/components/ui/use-lifetime"
import { discardRoom } from "@/lib/room/create-room"
import { type Ending, ending } from "@/lib/room/ending"
import type { PreviewPublication } from "@/lib/room/preview-publication"
import { chooseDevices } from "@/lib/room/room-options"
import type { CallSetup } from "../link-feature"

/** How long connecting has the page to itself; then the stage is shown all the same and says what goes on. In milliseconds. */
const PATIENCE = 400
/** How long the browser has for the others' pictures before it is busy with the own tracks too, in milliseconds. */
const OTHERS_FIRST = 150

type JoinOptions = {
  roomName: string
  publication: PreviewPublication
  /** What the room's link does to the call. */
  setups: readonly CallSetup[]
  /** The person is in the room, or it takes a while: the stage can be shown. */
  onShow: () => void
  /** The call is over; it will not come back by itself. */
  onEnded: (ending: Ending) => void
  /** The call could not be joined, for the reason in the sentence. */
  onFailed: (sentence: string) => void
}

/**
 * Joins the session's room as soon as `joining` is given, and leaves it when the component goes. The green room's tracks
 * are the room's from then on.
 */
export function useJoin(
  { room, start }: UseSessionReturn,
  joining: Joining | undefined,
  options: JoinOptions,
): void {
  const { explainFailure } = useEntry()
  const gone = useRef(false)
  const begun = useRef(false)

  const begin = ({ tracks, starting, choices }: Joining) => {
    let connected = false
    let patience: ReturnType<typeof setTimeout> | undefined
    const showStage = () => {
      if (!gone.current) options.onShow()
    }
    room.once(RoomEvent.Connected, () => {
      connected = true
      // `disconnect` finds nothing to end while a connection is only coming up: no ghost may stay behind.
      if (gone.current) return void room.disconnect()
      clearTimeout(patience)
      showStage()
      setTimeout(() => {
        if (!gone.current) options.publication.publish(room.localParticipant)
      }, OTHERS_FIRST)
    })
    room.on(RoomEvent.Disconnected, (reason?: DisconnectReason) => {
      if (connected && !gone.current) options.onEnded(ending(reason))
    })
    chooseDevices(room, choices)
    options.publication.take(tracks, starting)
    const connect = async () => {
      for (const { prepare } of options.setups) await prepare(room)
      if (gone.current) return
      // The tracks have a catch of their own: given them, `start` rejects over a refused microphone although the
      // room is joined.
      const off = { enabled: false }
      const joined = start({ tracks: { microphone: off, camera: off, screenShare: off } })
      patience = setTimeout(showStage, PATIENCE)
      await joined
    }
    connect().catch((error: unknown) => {
      if (connected) return
      clearTimeout(patience)
      // The person pressed “Leave” before they were in.
      if (isCancelled(error)) return options.onEnded(ending(DisconnectReason.CLIENT_INITIATED))
      void explainFailure(error, options.roomName).then((sentence) => {
        if (!gone.current) options.onFailed(sentence)
      })
    })
  }

  const onBegin = useEffectEvent(begin)
  useEffect(() => {
    if (!joining || begun.current) return
    begun.current = true
    onBegin(joining)
  }, [joining])

  useLifetime(
    () => {
      gone.current = false
    },
    () => {
      gone.current = true
      options.publication.close()
      if (!begun.current) discardRoom(room)
      void room.disconnect().then(() => {
        for (const { close } of options.setups) close()
      })
    },
  )
}

function isCancelled(error: unknown): boolean {
  return error instanceof ConnectionError && error.reason === ConnectionErrorReason.Cancelled
}
