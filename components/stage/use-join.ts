import type { UseSessionReturn } from "@livekit/components-react"
import {
  ConnectionError,
  ConnectionErrorReason,
  DisconnectReason,
  type LocalParticipant,
  RoomEvent,
} from "livekit-client"
import { useRef } from "react"
import { useEntry } from "@/components/entry-context"
import { useLifetime } from "@/components/ui/use-lifetime"
import { type Ending, ending } from "@/lib/room/ending"
import type { Device } from "@/lib/room/media-fault"
import type { PreviewTracks } from "@/lib/room/preview-devices"
import type { PreviewPublication } from "@/lib/room/preview-publication"
import type { Encryption } from "./encryption/create-encryption"

type JoinOptions = {
  roomName: string
  /** The green room's tracks; from here on they are the room's. */
  tracks: PreviewTracks
  publication: PreviewPublication
  /** Devices that were still starting there: they are asked for again once the room is joined. */
  starting: readonly Device[]
  encryption: Encryption | undefined
  /** The id of the speaker that was chosen there; empty for the system's own. */
  speaker: string
  /** The connection is on its way. */
  onUnderWay: () => void
  /** The call is over; it will not come back by itself. */
  onEnded: (ending: Ending) => void
  /** The call could not be joined, for the reason in the sentence. */
  onFailed: (sentence: string) => void
  /** A device's track could not be published; the call goes on without it. */
  onDeviceError: (device: Device, error: unknown) => void
}

/** Joins the session's room while the component is there, and leaves it when the component goes. */
export function useJoin({ room, start }: UseSessionReturn, options: JoinOptions): void {
  const { explainFailure } = useEntry()
  const gone = useRef(false)
  useLifetime(
    () => {
      let connected = false
      room.once(RoomEvent.Connected, () => {
        connected = true
        // `disconnect` finds nothing to end while a connection is only coming up: no ghost may stay behind.
        if (gone.current) void room.disconnect()
      })
      room.on(RoomEvent.Disconnected, (reason?: DisconnectReason) => {
        if (connected && !gone.current) options.onEnded(ending(reason))
      })
      // One that was unplugged since leaves the sound on the system's speaker.
      if (options.speaker) room.switchActiveDevice("audiooutput", options.speaker).catch(() => undefined)
      const connect = async () => {
        // Before anything is published: a track that waits for the connection would hold up the key.
        await options.encryption?.prepare(room)
        if (gone.current) return
        options.publication.publish(room.localParticipant, (device, error) => {
          if (connected && !gone.current) options.onDeviceError(device, error)
        })
        // The tracks have a catch of their own: given them, `start` rejects over a refused microphone although the
        // room is joined.
        const off = { enabled: false }
        const joined = start({ tracks: { microphone: off, camera: off, screenShare: off } })
        options.onUnderWay()
        await joined
        for (const device of options.starting) {
          switchOn(room.localParticipant, device).catch((error: unknown) => {
            if (!gone.current) options.onDeviceError(device, error)
          })
        }
      }
      connect().catch((error: unknown) => {
        if (connected) return
        // The person pressed “Leave” before they were in.
        if (isCancelled(error)) return options.onEnded(ending(DisconnectReason.CLIENT_INITIATED))
        void explainFailure(error, options.roomName).then((sentence) => {
          if (!gone.current) options.onFailed(sentence)
        })
      })
    },
    () => {
      gone.current = true
      for (const track of Object.values(options.tracks)) track.stop()
      void room.disconnect().then(() => options.encryption?.close())
    },
  )
}

function switchOn(participant: LocalParticipant, device: Device): Promise<unknown> {
  return device === "camera" ? participant.setCameraEnabled(true) : participant.setMicrophoneEnabled(true)
}

function isCancelled(error: unknown): boolean {
  return error instanceof ConnectionError && error.reason === ConnectionErrorReason.Cancelled
}
