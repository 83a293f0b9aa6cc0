import { type RoomOptions, ScreenSharePresets, VideoPresets } from "livekit-client"

/** How a call sends and receives: each tile gets as many pixels as it shows, and nothing is sent that nobody watches. */
export const roomOptions: RoomOptions = {
  adaptiveStream: true,
  dynacast: true,
  videoCaptureDefaults: { resolution: VideoPresets.h720.resolution },
  publishDefaults: { screenShareEncoding: ScreenSharePresets.h1080fps15.encoding },
}
