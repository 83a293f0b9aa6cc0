import type { Preferences } from "./preferences"

/**
 * How a person's microphone and camera are captured, by their preferences, as LiveKit's `AudioCaptureOptions` and
 * `VideoCaptureOptions`.
 */
export function captureOptions({ noiseSuppression, echoCancellation, resolution }: Preferences) {
  return {
    microphone: { noiseSuppression, echoCancellation, autoGainControl: true },
    camera: {
      resolution: { width: Math.round((resolution * 16) / 9), height: resolution, frameRate: 30 },
    },
  }
}
