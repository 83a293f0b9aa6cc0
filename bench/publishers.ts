import { randomUUID } from "node:crypto"
import { setTimeout as wait } from "node:timers/promises"
import { AccessToken } from "livekit-server-sdk"
import type { Sfu } from "./setup"

// LiveKit's Node SDK logs everything, unless this is set when it is loaded.
Object.assign(process.env, { NODE_ENV: "production" })
const { LocalVideoTrack, Room, TrackPublishOptions, TrackSource, VideoBufferType, VideoFrame, VideoSource } =
  await import("@livekit/rtc-node")

const LEAVE_TIMEOUT_MS = 5000

export type Picture = { width: number; height: number; fps: number }

/** Small enough for dozens of publishers beside the browser that is measured. */
export const TINY: Picture = { width: 160, height: 90, fps: 5 }
export const USUAL: Picture = { width: 640, height: 360, fps: 30 }

/**
 * Adds participants with a camera to a room, as cheaply as possible: without browsers, and with one picture for all.
 * @param receive whether each of them also receives the others
 * @returns a function that makes them leave
 */
export async function startPublishers(
  sfu: Sfu,
  roomName: string,
  count: number,
  picture: Picture,
  { receive = false } = {},
) {
  const publishers: Awaited<ReturnType<typeof addPublisher>>[] = []
  for (let index = 0; index < count; index++)
    publishers.push(await addPublisher(sfu, roomName, index, picture, receive))
  let frame = 0
  const timer = setInterval(() => {
    const content = drawFrame(picture, frame++)
    for (const { source } of publishers) source.captureFrame(content)
  }, 1000 / picture.fps)
  return async () => {
    clearInterval(timer)
    // Sometimes disconnect() never resolves, although the participant has left.
    const left = publishers.map(({ room }) =>
      Promise.race([room.disconnect(), wait(LEAVE_TIMEOUT_MS, undefined, { ref: false })]),
    )
    await Promise.all(left)
  }
}

async function addPublisher(
  sfu: Sfu,
  roomName: string,
  index: number,
  { width, height, fps }: Picture,
  receive: boolean,
) {
  const token = new AccessToken(sfu.key, sfu.secret, { identity: randomUUID(), name: `Person ${index + 1}` })
  token.addGrant({ roomJoin: true, room: roomName, canSubscribe: receive })
  // The SDK adds a listener for each received track, and Node.js warns from the eleventh on.
  const room = new Room().setMaxListeners(0)
  await room.connect(sfu.url, await token.toJwt(), { autoSubscribe: receive, dynacast: false })
  const source = new VideoSource(width, height)
  const track = LocalVideoTrack.createVideoTrack("camera", source)
  const options = new TrackPublishOptions({
    source: TrackSource.SOURCE_CAMERA,
    simulcast: false,
    videoEncoding: { maxBitrate: BigInt(width * height * fps), maxFramerate: fps },
  })
  await room.localParticipant?.publishTrack(track, options)
  return { room, source }
}

/** A bright stripe that moves over grey: each frame differs, and is cheap to encode. */
function drawFrame({ width, height }: Picture, frame: number) {
  const luma = Buffer.alloc(width * height, 0x60)
  const row = frame % height
  luma.fill(0xe0, row * width, (row + 1) * width)
  const chroma = Buffer.alloc((width * height) / 2, 0x80)
  return new VideoFrame(Buffer.concat([luma, chroma]), width, height, VideoBufferType.I420)
}
