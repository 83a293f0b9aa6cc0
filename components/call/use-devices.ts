import { useRoomContext } from "@livekit/components-react"
import { RoomEvent, Track } from "livekit-client"
import { useCallback, useEffect, useState, useSyncExternalStore } from "react"
import { chooseDevice } from "@/lib/room/device-changes"
import { DeviceList, namedDevices, noDeviceReason } from "@/lib/room/devices"
import { usePublication } from "./preview-publication"

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
 * Returns the devices of one kind, the one in use, and a function to choose another. Replaces LiveKit's
 * `useMediaDeviceSelect`, which captures microphone or camera to learn the names, also while they are off, and whose
 * active device is the one that was requested: it may have been unplugged since, so this hook asks the running track.
 */
export function useDevices(kind: MediaDeviceKind) {
  const room = useRoomContext()
  const publication = usePublication()
  const source = SOURCES[kind]
  const [list] = useState(() => new DeviceList(navigator.mediaDevices))
  const available = useSyncExternalStore(list.subscribe, list.get)

  const subscribe = useCallback(
    (listener: () => void) => {
      for (const event of CHANGES) room.on(event, listener)
      return () => {
        for (const event of CHANGES) room.off(event, listener)
      }
    },
    [room],
  )
  // A capture reveals the names.
  useEffect(() => {
    void list.refresh()
    return subscribe(list.refresh)
  }, [list, subscribe])
  const activeId = useSyncExternalStore(subscribe, () => {
    const track = source && room.localParticipant.getTrackPublication(source)?.track?.mediaStreamTrack
    const runningId = track?.readyState === "live" ? track.getSettings().deviceId : undefined
    return runningId ?? room.getActiveDevice(kind)
  })

  const devices = namedDevices(available, kind)
  const current = devices.some(({ deviceId }) => deviceId === activeId) ? activeId : devices[0]?.deviceId
  const choose = (deviceId: string) => chooseDevice(room, kind, deviceId, publication.whenSettled)
  return { devices, current, choose, reason: noDeviceReason(available, kind) }
}
