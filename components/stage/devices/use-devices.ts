import { useMediaDeviceSelect, useRoomContext } from "@livekit/components-react"
import { RoomEvent, Track } from "livekit-client"
import { useCallback, useSyncExternalStore } from "react"
import { deviceOfSource } from "@/lib/room/media-fault"
import { usePublication } from "../publication-context"

const SOURCES: Partial<Record<MediaDeviceKind, Track.Source>> = {
  audioinput: Track.Source.Microphone,
  videoinput: Track.Source.Camera,
}

const CHANGES = [
  RoomEvent.ActiveDeviceChanged,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.MediaDevicesChanged,
] as const

/**
 * The devices of one kind, the one that is really in use, and the way to change it. The running track itself is
 * asked: what was chosen once may have been unplugged since.
 */
export function useDevices(kind: MediaDeviceKind) {
  const room = useRoomContext()
  const publication = usePublication()
  const source = SOURCES[kind]
  const { devices, activeDeviceId, setActiveMediaDevice } = useMediaDeviceSelect({ kind })

  const subscribe = useCallback(
    (listener: () => void) => {
      for (const event of CHANGES) room.on(event, listener)
      return () => {
        for (const event of CHANGES) room.off(event, listener)
      }
    },
    [room],
  )
  const deviceInUse = useSyncExternalStore(subscribe, () => {
    const track = source && room.localParticipant.getTrackPublication(source)?.track?.mediaStreamTrack
    return track?.readyState === "live" ? track.getSettings().deviceId : undefined
  })

  const known = devices.filter(({ deviceId }) => deviceId !== "")
  const wanted = deviceInUse ?? activeDeviceId
  const current = known.some(({ deviceId }) => deviceId === wanted) ? wanted : known[0]?.deviceId
  const choose = async (deviceId: string) => {
    const device = source && deviceOfSource(source)
    // What is on its way is not the room's yet, and LiveKit would send it as it is.
    if (device) await publication.settled(device)
    await setActiveMediaDevice(deviceId)
  }
  return { devices: known, current, choose }
}
