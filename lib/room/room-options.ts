import { type RoomOptions, ScreenSharePresets, VideoPresets } from "livekit-client"
import type { Choices } from "./choices"

/**
 * How a call sends and receives: each tile gets as many pixels as it shows, and nothing is sent that nobody watches.
 * A device that was off in the green room and is switched on in the call is the one that was chosen there; where that
 * is gone, LiveKit takes another.
 */
export function roomOptions({ microphone, camera }: Pick<Choices, "microphone" | "camera">): RoomOptions {
  return {
    adaptiveStream: true,
    dynacast: true,
    audioCaptureDefaults: { ...(microphone.id && { deviceId: microphone.id }) },
    videoCaptureDefaults: {
      resolution: VideoPresets.h720.resolution,
      ...(camera.id && { deviceId: camera.id }),
    },
    publishDefaults: { screenShareEncoding: ScreenSharePresets.h1080fps15.encoding },
  }
}
