import { useLocalParticipant } from "@livekit/components-react"
import { TrackEvent, type TrackPublication } from "livekit-client"
import { useEffect } from "react"
import { deviceOfSource } from "@/lib/room/media-fault"
import { texts } from "@/lib/texts/stage"
import { useNotice } from "../notice-context"

/**
 * Tells the person when their microphone or camera was unplugged. LiveKit goes on with another device where there is
 * one, else it mutes: the sentence says which.
 */
export function useDeviceLoss(): void {
  const { microphoneTrack, cameraTrack } = useLocalParticipant()
  useTrackLoss(microphoneTrack)
  useTrackLoss(cameraTrack)
}

function useTrackLoss(publication: TrackPublication | undefined) {
  const track = publication?.track
  const tell = useNotice()

  useEffect(() => {
    const device = track && deviceOfSource(track.source)
    if (!device) return
    const onRestarted = () => tell(texts.deviceChanged[device](track.mediaStreamTrack.label))
    const onMuted = () => tell(texts.deviceLost[device])
    const forget = () => {
      track.off(TrackEvent.Restarted, onRestarted)
      track.off(TrackEvent.Muted, onMuted)
    }
    const onEnded = () => {
      forget()
      track.once(TrackEvent.Restarted, onRestarted)
      track.once(TrackEvent.Muted, onMuted)
    }
    track.on(TrackEvent.Ended, onEnded)
    return () => {
      track.off(TrackEvent.Ended, onEnded)
      forget()
    }
  }, [track, tell])
}
