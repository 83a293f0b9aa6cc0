import type { Device } from "./media-error"
import type { Preferences } from "./preferences"

/** The part of `navigator.mediaDevices` that captures. */
export type Media = Pick<MediaDevices, "getUserMedia">

/** The kind of each device in the browser's device list. */
export const INPUT_KINDS = { microphone: "audioinput", camera: "videoinput" } as const

const CONSTRAINT_KEYS = { microphone: "audio", camera: "video" } as const

/** Returns LiveKit's `AudioCaptureOptions` and `VideoCaptureOptions` for a user's preferences. */
export function captureOptions({ noiseSuppression, echoCancellation, resolution }: Preferences) {
  return {
    microphone: { noiseSuppression, echoCancellation, autoGainControl: true },
    camera: {
      resolution: { width: Math.round((resolution * 16) / 9), height: resolution, frameRate: 30 },
    },
  }
}

/**
 * Captures devices with one permission prompt.
 * @param ids the id of each device; empty for any
 * @throws what getUserMedia rejects with
 */
export async function capture(
  media: Media,
  devices: readonly Device[],
  ids: Record<Device, string>,
  preferences: Preferences,
): Promise<Partial<Record<Device, MediaStreamTrack>>> {
  const stream = await getUserMedia(media, devices, ids, preferences)
  const [microphone] = stream.getAudioTracks()
  const [camera] = stream.getVideoTracks()
  return { ...(microphone && { microphone }), ...(camera && { camera }) }
}

async function getUserMedia(
  media: Media,
  devices: readonly Device[],
  ids: Record<Device, string>,
  preferences: Preferences,
): Promise<MediaStream> {
  try {
    return await media.getUserMedia(constraintsFor(devices, preferences, ids))
  } catch (error) {
    const isUnplugged = error instanceof Error && error.name === "OverconstrainedError"
    // The device chosen last time isn't plugged in, so any other will do.
    if (isUnplugged && devices.length === 1) return media.getUserMedia(constraintsFor(devices, preferences))
    throw error
  }
}

/** Returns the constraints that LiveKit uses in the call, so that the preview shows what will be sent. */
function constraintsFor(
  devices: readonly Device[],
  preferences: Preferences,
  ids?: Record<Device, string>,
): MediaStreamConstraints {
  const { microphone, camera } = captureOptions(preferences)
  const { width, height, frameRate } = camera.resolution
  const constraints: Record<Device, MediaTrackConstraints> = {
    microphone,
    camera: { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: frameRate } },
  }
  return Object.fromEntries(
    devices.map((device) => {
      // Exact: browsers weigh a preferred id against the resolution.
      const deviceId = ids?.[device] ? { deviceId: { exact: ids[device] } } : {}
      return [CONSTRAINT_KEYS[device], { ...constraints[device], ...deviceId }]
    }),
  )
}
