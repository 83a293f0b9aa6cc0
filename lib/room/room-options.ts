import { type Room, type RoomOptions, ScreenSharePresets } from "livekit-client"
import { captureOptions } from "./capture-options"
import type { Choices } from "./choices"
import type { Preferences } from "./preferences"

/** How a call sends and receives: each tile gets as many pixels as it shows, and nothing is sent that nobody watches. */
export function roomOptions(preferences: Preferences): RoomOptions {
  const capture = captureOptions(preferences)
  return {
    adaptiveStream: true,
    dynacast: true,
    // components/stage/watchers/use-close-guard.ts does it.
    disconnectOnPageLeave: false,
    audioCaptureDefaults: capture.microphone,
    videoCaptureDefaults: capture.camera,
    publishDefaults: { screenShareEncoding: ScreenSharePresets.h1080fps15.encoding },
  }
}

/**
 * Has a room that is not joined yet use the chosen devices. One that was off in the green room and is switched on in the
 * call is the one that was chosen there; where that is gone, LiveKit takes another.
 */
export function chooseDevices(room: Room, { microphone, camera, speaker }: Choices): void {
  const { audioCaptureDefaults, videoCaptureDefaults } = room.options
  if (microphone.id && audioCaptureDefaults) audioCaptureDefaults.deviceId = microphone.id
  if (camera.id && videoCaptureDefaults) videoCaptureDefaults.deviceId = camera.id
  // One that was unplugged since leaves the sound on the system's speaker.
  if (speaker) room.switchActiveDevice("audiooutput", speaker).catch(() => undefined)
}
