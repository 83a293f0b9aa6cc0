import { randomUUID } from "node:crypto"
import { setTimeout as wait } from "node:timers/promises"
import {
  LocalVideoTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from "@livekit/rtc-node"
import { AccessToken } from "livekit-server-sdk"
import type { Sfu } from "./part"

/** How long leaving may take, in milliseconds. */
const LEAVING = 5000

type Picture = { width: number; height: number; fps: number }

/** Small enough that a machine can make dozens of them beside the browser that is measured. */
export const TINY: Picture = { width: 160, height: 90, fps: 5 }
export const USUAL: Picture = { width: 640, height: 360, fps: 30 }

/**
 * People in a room, each with a camera, who cost as little as they can: no browser, and one picture for all.
 * @param receive whether each of them also receives all the others
 * @returns what ends their stay
 */
export async function startPublishers(
  sfu: Sfu,
  roomName: string,
  count: number,
  picture: Picture,
  { receive = false } = {},
) {
  const people: Awaited<ReturnType<typeof publisher>>[] = []
  for (let index = 0; index < count; index++)
    people.push(await publisher(sfu, roomName, index, picture, receive))
  let frame = 0
  const timer = setInterval(() => {
    const content = stripes(picture, frame++)
    for (const { source } of people) source.captureFrame(content)
  }, 1000 / picture.fps)
  return async () => {
    clearInterval(timer)
    // Now and then LiveKit's package never says that a room was left. Who wasn't heard of by then is gone all the same.
    const left = people.map(({ room }) =>
      Promise.race([room.disconnect(), wait(LEAVING, undefined, { ref: false })]),
    )
    await Promise.all(left)
  }
}

async function publisher(
  sfu: Sfu,
  roomName: string,
  index: number,
  { width, height, fps }: Picture,
  receive: boolean,
) {
  const token = new AccessToken(sfu.key, sfu.secret, { identity: randomUUID(), name: `Person ${index + 1}` })
  token.addGrant({ roomJoin: true, room: roomName, canSubscribe: receive })
  // LiveKit's package listens once more for each track that is received, and Node warns from the eleventh on.
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

/** A bright stripe that wanders over grey: something to encode in each picture, and little of it. */
function stripes({ width, height }: Picture, frame: number): VideoFrame {
  const luma = Buffer.alloc(width * height, 0x60)
  const row = frame % height
  luma.fill(0xe0, row * width, (row + 1) * width)
  const chroma = Buffer.alloc((width * height) / 2, 0x80)
  return new VideoFrame(Buffer.concat([luma, chroma]), width, height, VideoBufferType.I420)
}
