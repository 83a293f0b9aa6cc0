import { LocalAudioTrack, type LocalParticipant, LocalVideoTrack, Track } from "livekit-client"
import type { Device } from "./media-fault"
import type { PreviewTracks } from "./preview-devices"

/**
 * Publishes the tracks that the person saw and heard in the green room. They are the same captures, not second
 * ones, so that the choice is exactly what is sent and no phone's camera goes black. May be called before the room
 * is connected: each goes out as soon as it is.
 * @param onError told of each device that could not be published; the others are not affected
 */
export function publishPreview(
  participant: LocalParticipant,
  { microphone, camera }: PreviewTracks,
  onError: (device: Device, error: unknown) => void,
): void {
  // `false`: from now on LiveKit manages the track, puts out the camera's light on mute and captures anew after.
  if (microphone) {
    const track = new LocalAudioTrack(microphone, microphone.getConstraints(), false)
    participant
      .publishTrack(track, { source: Track.Source.Microphone })
      .catch((error) => onError("microphone", error))
  }
  if (camera) {
    const track = new LocalVideoTrack(camera, camera.getConstraints(), false)
    participant
      .publishTrack(track, { source: Track.Source.Camera })
      .catch((error) => onError("camera", error))
  }
}
