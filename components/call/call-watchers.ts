import { useLocalParticipant, useRoomContext } from "@livekit/components-react"
import { ConnectionState, TrackEvent, type TrackPublication } from "livekit-client"
import { useEffect } from "react"
import { keepMutedOnReload } from "@/lib/room/choices"
import { DevicePermissions } from "@/lib/room/device-permissions"
import { deviceOfSource, mediaErrorMessage } from "@/lib/room/media-error"
import { texts } from "@/lib/texts/call"
import { texts as deviceTexts } from "@/lib/texts/devices"
import { useUnloadQuestion } from "./leave-question"
import { useNotice } from "./notice"
import { usePublication } from "./preview-publication"
import { useRightsNotices } from "./rights"

/** Effects that run during a call and render nothing. What they turn on ends with the call, however that ends. */
export function CallWatchers() {
  useWakeLock()
  useWindowStateEnd()
  useLeaveGuard()
  useDeviceLossNotices()
  useRightsNotices()
  return null
}

/** Keeps the screen on while the page is visible, unless the browser or its battery saver refuses. */
function useWakeLock(): void {
  useEffect(() => {
    if (!("wakeLock" in navigator)) return
    let lock: WakeLockSentinel | undefined
    let isUnmounted = false
    // Browsers release the lock whenever the page is hidden.
    const acquire = async () => {
      if (document.visibilityState !== "visible") return
      try {
        const acquired = await navigator.wakeLock.request("screen")
        // The call may have ended, or another request been faster.
        void (isUnmounted ? acquired : lock)?.release()
        lock = acquired
      } catch {}
    }
    void acquire()
    document.addEventListener("visibilitychange", acquire)
    return () => {
      isUnmounted = true
      document.removeEventListener("visibilitychange", acquire)
      void lock?.release()
    }
  }, [])
}

/** Ends full screen and picture-in-picture, which would outlive the elements that started them. */
function useWindowStateEnd(): void {
  useEffect(
    () => () => {
      if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined)
      if (document.pictureInPictureElement) document.exitPictureInPicture().catch(() => undefined)
    },
    [],
  )
}

/**
 * Leaves the room when the page is closed. While a screen is shared, the browser asks for confirmation first. Replaces
 * LiveKit's `disconnectOnPageLeave`, which disconnects as soon as the browser asks, whatever the answer.
 */
function useLeaveGuard(): void {
  const room = useRoomContext()
  const publication = usePublication()
  const { isScreenShareEnabled } = useLocalParticipant()

  useEffect(() => {
    const leave = () => {
      const { isMicrophoneEnabled } = room.localParticipant
      if (!isMicrophoneEnabled && !publication.isPending("microphone")) keepMutedOnReload()
      // A connection that is still being established ends with the page.
      if (room.state === ConnectionState.Connected) void room.disconnect()
    }
    window.addEventListener("pagehide", leave)
    return () => window.removeEventListener("pagehide", leave)
  }, [room, publication])

  useUnloadQuestion(() => isScreenShareEnabled)
}

/**
 * Notifies when the microphone or camera is unplugged or no longer allowed: LiveKit switches to another device if there is
 * one, else it mutes.
 */
function useDeviceLossNotices(): void {
  const { microphoneTrack, cameraTrack } = useLocalParticipant()
  useDeviceLossNotice(microphoneTrack)
  useDeviceLossNotice(cameraTrack)
}

function useDeviceLossNotice(publication: TrackPublication | undefined) {
  const track = publication?.track
  const notify = useNotice()

  useEffect(() => {
    const device = track && deviceOfSource(track.source)
    if (!device) return
    let lostLabel = ""
    const onRestarted = () => {
      stopWaiting()
      const { label } = track.mediaStreamTrack
      notify(label === lostLabel ? deviceTexts.resumed(device) : texts.deviceChanged[device](label))
    }
    const onMuted = async () => {
      stopWaiting()
      const permissions = new DevicePermissions(navigator.permissions)
      const isDenied = await permissions.isDenied(device)
      permissions.close()
      notify(isDenied ? mediaErrorMessage(device, "denied") : texts.deviceLost[device])
    }
    const stopWaiting = () => {
      track.off(TrackEvent.Restarted, onRestarted)
      track.off(TrackEvent.Muted, onMuted)
    }
    const onEnded = () => {
      stopWaiting()
      lostLabel = track.mediaStreamTrack.label
      track.on(TrackEvent.Restarted, onRestarted)
      track.on(TrackEvent.Muted, onMuted)
    }
    track.on(TrackEvent.Ended, onEnded)
    return () => {
      track.off(TrackEvent.Ended, onEnded)
      stopWaiting()
    }
  }, [track, notify])
}
