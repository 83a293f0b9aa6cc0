import { useLocalParticipant } from "@livekit/components-react"
import { LocalTrack, type Track, TrackEvent, type TrackPublication } from "livekit-client"
import { useCallback, useEffect, useSyncExternalStore } from "react"
import { usePauseMessage } from "@/components/ui/pause-message"
import { watchPause } from "@/lib/room/track-pause"

/** Returns whether the system has paused one's own track, so that others see it as muted. */
export function useIsPaused(publication: TrackPublication | undefined): boolean {
  const track = publication?.track
  const subscribe = useCallback(
    (listener: () => void) => {
      track?.on(TrackEvent.UpstreamPaused, listener).on(TrackEvent.UpstreamResumed, listener)
      return () =>
        void track?.off(TrackEvent.UpstreamPaused, listener).off(TrackEvent.UpstreamResumed, listener)
    },
    [track],
  )
  return useSyncExternalStore(subscribe, () => track instanceof LocalTrack && track.isUpstreamPaused)
}

/** Shows when the system has paused the microphone or the camera, and when it resumes. */
export function DevicePauses() {
  const { microphoneTrack, cameraTrack, isMicrophoneEnabled, isCameraEnabled } = useLocalParticipant()
  const messages = [
    usePauseMessage("microphone", useDevicePause(microphoneTrack, isMicrophoneEnabled)),
    usePauseMessage("camera", useDevicePause(cameraTrack, isCameraEnabled)),
  ]
  return (
    <div role="status" className="mx-auto flex flex-col gap-2 empty:hidden">
      {messages.map(
        (message) =>
          message && (
            <p
              key={message}
              className="rounded-full bg-foreground px-4 py-2 text-label font-medium text-background shadow-lg"
            >
              {message}
            </p>
          ),
      )}
    </div>
  )
}

/** Shows a pause to the other participants, and returns the device's state. */
function useDevicePause(publication: TrackPublication | undefined, isOn: boolean) {
  const track = publication?.track
  useUpstreamPause(track instanceof LocalTrack ? track : undefined)
  const isPaused = useIsPaused(publication)
  return isOn ? (isPaused ? "paused" : "running") : undefined
}

/** Returns what a track captures now: another device, after the user has chosen one. */
export function useCapturedTrack(track: Track | undefined): MediaStreamTrack | undefined {
  const subscribe = useCallback(
    (listener: () => void) => {
      for (const event of CAPTURES) track?.on(event, listener)
      return () => {
        for (const event of CAPTURES) track?.off(event, listener)
      }
    },
    [track],
  )
  return useSyncExternalStore(subscribe, () => track?.mediaStreamTrack)
}

const CAPTURES = [TrackEvent.Restarted, TrackEvent.Muted, TrackEvent.Unmuted] as const

/**
 * Pauses the publication of a track that the system has paused. LiveKit does the same, but after 5 seconds, and not for a
 * track that was captured while the system paused it. It resumes by itself.
 */
function useUpstreamPause(track: LocalTrack | undefined): void {
  const captured = useCapturedTrack(track)

  useEffect(() => {
    if (!captured || !track) return
    return watchPause(captured, (isPaused) => {
      if (isPaused && track.sender) track.pauseUpstream().catch(() => undefined)
    })
  }, [captured, track])
}
