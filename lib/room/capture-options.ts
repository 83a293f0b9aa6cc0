import { type AudioCaptureOptions, type VideoCaptureOptions, VideoPresets } from "livekit-client"
import type { Preferences } from "./preferences"

const PRESETS = { 360: VideoPresets.h360, 720: VideoPresets.h720, 1080: VideoPresets.h1080 }

/** How a person's microphone and camera are captured, by their preferences. */
export function captureOptions(preferences: Preferences): {
  microphone: AudioCaptureOptions
  camera: VideoCaptureOptions
} {
  const { noiseSuppression, echoCancellation, resolution } = preferences
  return {
    microphone: { noiseSuppression, echoCancellation, autoGainControl: true },
    camera: { resolution: PRESETS[resolution].resolution },
  }
}
