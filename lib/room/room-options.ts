import { type RoomOptions, ScreenSharePresets } from "livekit-client"
import { captureOptions } from "./capture"
import type { Choices } from "./choices"
import { MAX_STREAM_BYTES } from "./incoming-limits"
import type { Preferences } from "./preferences"

/**
 * Returns how a call sends and receives: tiles get only the pixels that they show, and unwatched video is not sent.
 * A device that is turned on only in the call is the one that was chosen on the pre-join screen.
 */
export function roomOptions(preferences: Preferences, { microphone, camera }: Choices): RoomOptions {
  const capture = captureOptions(preferences)
  return {
    adaptiveStream: true,
    dynacast: true,
    // components/call/call-watchers.ts leaves when the page is closed: LiveKit would leave before the browser has asked.
    disconnectOnPageLeave: false,
    audioCaptureDefaults: { ...capture.microphone, ...(microphone.id && { deviceId: microphone.id }) },
    videoCaptureDefaults: { ...capture.camera, ...(camera.id && { deviceId: camera.id }) },
    // LiveKit's default is 5 GB, which 5 MB from the network can become.
    dataStream: { maxPayloadByteLength: MAX_STREAM_BYTES },
    publishDefaults: { screenShareEncoding: ScreenSharePresets.h1080fps15.encoding },
  }
}
