import { useRoomContext } from "@livekit/components-react"
import { type ElementInfo, type RemoteTrack, RemoteVideoTrack, RoomEvent } from "livekit-client"
import { useEffect } from "react"

/** Longer than a tile takes to come into the page, in milliseconds. */
const GRACE = 1000

/**
 * Has video that no tile shows paused at the server. LiveKit's adaptive stream does so with what was shown and is not any
 * more; what never was, such as the people of other pages, it lets come and be decoded for nobody.
 */
export function useUnseenVideo(): void {
  const room = useRoomContext()
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const look = (track: RemoteTrack | undefined) => {
      if (!(track instanceof RemoteVideoTrack)) return
      const timer = setTimeout(() => {
        timers.delete(timer)
        if (track.attachedElements.length === 0) track.observeElementInfo(nowhere())
      }, GRACE)
      timers.add(timer)
    }
    for (const { videoTrackPublications } of room.remoteParticipants.values()) {
      for (const { track } of videoTrackPublications.values()) look(track)
    }
    room.on(RoomEvent.TrackSubscribed, look)
    return () => {
      room.off(RoomEvent.TrackSubscribed, look)
      for (const timer of timers) clearTimeout(timer)
    }
  }, [room])
}

/** A place for video that is never in sight: with it alone, the track counts as hidden until a tile shows it. */
function nowhere(): ElementInfo {
  return {
    element: {},
    width: () => 0,
    height: () => 0,
    visible: false,
    pictureInPicture: false,
    visibilityChangedAt: undefined,
    observe: () => undefined,
    stopObserving: () => undefined,
  }
}
