import { expect, test } from "vitest"
import { capture, type Media } from "./capture"
import { DEFAULT_PREFERENCES } from "./preferences"

test("devices are captured as the person likes it", async () => {
  let asked: MediaStreamConstraints | undefined
  const media: Media = {
    getUserMedia: async (constraints) => {
      asked = constraints
      return { getAudioTracks: () => [], getVideoTracks: () => [] } as unknown as MediaStream
    },
  }
  const preferences = { ...DEFAULT_PREFERENCES, resolution: 360, noiseSuppression: false } as const
  await capture(media, ["microphone", "camera"], { microphone: "", camera: "cam-2" }, preferences)
  expect(asked).toEqual({
    audio: { noiseSuppression: false, echoCancellation: true, autoGainControl: true },
    video: {
      width: { ideal: 640 },
      height: { ideal: 360 },
      frameRate: { ideal: 30 },
      deviceId: { exact: "cam-2" },
    },
  })
})
