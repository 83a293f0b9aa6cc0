import type { Device } from "./media-fault"

export type Media = Pick<MediaDevices, "getUserMedia">

const CONSTRAINTS = {
  microphone: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  camera: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
} satisfies Record<Device, MediaTrackConstraints>

const KINDS = { microphone: "audio", camera: "video" } as const

/**
 * Asks the browser for devices, with one prompt.
 * @param chosen the id of each device; empty where any will do
 */
export async function capture(
  media: Media,
  devices: readonly Device[],
  chosen: Record<Device, string>,
): Promise<Partial<Record<Device, MediaStreamTrack>>> {
  const stream = await askFor(media, devices, chosen)
  const [microphone] = stream.getAudioTracks()
  const [camera] = stream.getVideoTracks()
  return { ...(microphone && { microphone }), ...(camera && { camera }) }
}

async function askFor(media: Media, devices: readonly Device[], chosen: Record<Device, string>) {
  const constraints = (withIds: boolean) =>
    Object.fromEntries(
      devices.map((device) => {
        // Exactly: as a mere wish, the id would be weighed against the picture's size.
        const deviceId = withIds && chosen[device] ? { deviceId: { exact: chosen[device] } } : {}
        return [KINDS[device], { ...CONSTRAINTS[device], ...deviceId }]
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
