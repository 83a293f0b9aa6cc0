import { type RoomOptions, ScreenSharePresets } from "livekit-client"
import { captureOptions } from "./capture-options"
import type { Choices } from "./choices"
import type { Preferences } from "./preferences"

/**
 * How a call sends and receives: each tile gets as many pixels as it shows, and nothing is sent that nobody watches.
 * A device that was off in the green room and is switched on in the call is the one that was chosen there; where that
 * is gone, LiveKit takes another.
 */
export function roomOptions(
  { microphone, camera }: Pick<Choices, "microphone" | "camera">,
  preferences: Preferences,
): RoomOptions {
  const capture = captureOptions(preferences)
  return {
    adaptiveStream: true,
    dynacast: true,
    // components/stage/watchers/use-close-guard.ts does it.
    disconnectOnPageLeave: false,
    audioCaptureDefaults: { ...capture.microphone, ...(microphone.id && { deviceId: microphone.id }) },
    videoCaptureDefaults: { ...capture.camera, ...(camera.id && { deviceId: camera.id }) },
    publishDefaults: { screenShareEncoding: ScreenSharePresets.h1080fps15.encoding },
  }
}
