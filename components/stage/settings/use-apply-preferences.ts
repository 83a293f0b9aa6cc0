import { useRoomContext } from "@livekit/components-react"
import { LocalAudioTrack, type LocalParticipant, LocalVideoTrack, Track } from "livekit-client"
import { usePreferences } from "@/components/ui/use-preferences"
import { captureOptions } from "@/lib/room/capture-options"
import type { Preferences } from "@/lib/room/preferences"
import { texts } from "@/lib/texts/stage"
import { useNotice } from "../notice-context"

/** The preferences, and a way to change them that also changes what is being sent. */
export function useApplyPreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  const onNotice = useNotice()
  const { localParticipant } = useRoomContext()
  const [preferences, setPreferences] = usePreferences()
  return [
    preferences,
    (change) => {
      setPreferences(change)
      apply(localParticipant, change, { ...preferences, ...change }).catch(() => onNotice(texts.deviceFailed))
    },
  ]
}

async function apply(participant: LocalParticipant, change: Partial<Preferences>, wanted: Preferences) {
  const options = captureOptions(wanted)
  const microphone = participant.getTrackPublication(Track.Source.Microphone)?.track
  if (
    (change.noiseSuppression ?? change.echoCancellation) !== undefined &&
    microphone instanceof LocalAudioTrack
  ) {
    // Browsers don't change these on a running track: it is captured anew.
    await microphone.restartTrack({ ...sameDevice(microphone), ...options.microphone })
  }
  const camera = participant.getTrackPublication(Track.Source.Camera)?.track
  if (change.resolution !== undefined && camera instanceof LocalVideoTrack) {
    // Published anew, as the layers that a track is sent in are fixed when it is published.
    const isOn = !camera.isMuted
    const device = sameDevice(camera)
    await participant.unpublishTrack(camera)
    if (isOn) await participant.setCameraEnabled(true, { ...device, ...options.camera })
  }
}

function sameDevice(track: LocalAudioTrack | LocalVideoTrack): { deviceId?: string } {
  const { deviceId } = track.mediaStreamTrack.getSettings()
  return deviceId ? { deviceId } : {}
}
