import { captureOptions } from "./capture-options"
import type { Device } from "./media-fault"
import type { Preferences } from "./preferences"

export type Media = Pick<MediaDevices, "getUserMedia">

const KINDS = { microphone: "audio", camera: "video" } as const

/**
 * Asks the browser for devices, with one prompt.
 * @param chosen the id of each device; empty where any will do
 */
export async function capture(
  media: Media,
  devices: readonly Device[],
  chosen: Record<Device, string>,
  preferences: Preferences,
): Promise<Partial<Record<Device, MediaStreamTrack>>> {
  const stream = await askFor(media, devices, chosen, wishes(preferences))
  const [microphone] = stream.getAudioTracks()
  const [camera] = stream.getVideoTracks()
  return { ...(microphone && { microphone }), ...(camera && { camera }) }
}

/** The same as LiveKit asks for in the call, so that what is seen before is what is sent. */
function wishes(preferences: Preferences): Record<Device, MediaTrackConstraints> {
  const { microphone, camera } = captureOptions(preferences)
  const { width, height, frameRate } = camera.resolution
  return {
    microphone,
    camera: { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: frameRate } },
  }
}

async function askFor(
  media: Media,
  devices: readonly Device[],
  chosen: Record<Device, string>,
  wished: Record<Device, MediaTrackConstraints>,
) {
  const constraints = (withIds: boolean) =>
    Object.fromEntries(
      devices.map((device) => {
        // Exactly: as a mere wish, the id would be weighed against the picture's size.
        const deviceId = withIds && chosen[device] ? { deviceId: { exact: chosen[device] } } : {}
        return [KINDS[device], { ...wished[device], ...deviceId }]
      }),
    )
  try {
    return await media.getUserMedia(constraints(true))
  } catch (error) {
    const isGone = error instanceof Error && error.name === "OverconstrainedError"
    // A device that was chosen last time and is not plugged in: any other will do.
    if (isGone && devices.length === 1) return media.getUserMedia(constraints(false))
    throw error
  }
}
