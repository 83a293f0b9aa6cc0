import { expect, test } from "vitest"
import { capture, type Media } from "./capture"
import { DEFAULT_PREFERENCES } from "./preferences"

test("captures devices with the user's preferences", async () => {
  let requested: MediaStreamConstraints | undefined
  const media: Media = {
    getUserMedia: async (constraints) => {
      requested = constraints
      return { getAudioTracks: () => [], getVideoTracks: () => [] } as unknown as MediaStream
    },
  }
  const preferences = { ...DEFAULT_PREFERENCES, resolution: 360, noiseSuppression: false } as const
  await capture(media, ["microphone", "camera"], { microphone: "", camera: "cam-2" }, preferences)
  expect(requested).toEqual({
    audio: { noiseSuppression: false, echoCancellation: true, autoGainControl: true },
    video: {
      width: { ideal: 640 },
      height: { ideal: 360 },
      frameRate: { ideal: 30 },
      deviceId: { exact: "cam-2" },
    },
  })
})
