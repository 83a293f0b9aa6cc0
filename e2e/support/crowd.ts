import type { Page } from "@playwright/test"
import { ParticipantInfo, ParticipantInfo_State, TrackInfo, TrackSource, TrackType } from "livekit-server-sdk"
import { SIGNALLING } from "./signalling"

/** Numbers of fields in LiveKit's signalling: a join in what the server sends, and the others in a join. */
const JOIN = 1
const OTHER_PARTICIPANTS = 3

/** Identities and names of so many people, whom no machine at hand could bring into a room. */
export function crowdOf(count: number): { identity: string; name: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    identity: `crowd-${index + 1}`,
    name: `Person ${String(index + 1).padStart(4, "0")}`,
  }))
}

/**
 * Has the page's next join find all those people in the room, each with a microphone that is off: the server's answer
 * passes through here and gets them added. The page itself is as it is everywhere. They neither send anything nor leave.
 */
export async function addCrowd(page: Page, crowd: ReturnType<typeof crowdOf>): Promise<void> {
  const others = Buffer.concat(
    crowd.map((person, index) => message(OTHER_PARTICIPANTS, participant(person, index).toBinary())),
  )
  // Where a message has the same field twice, readers put the two together.
  const addition = message(JOIN, others)
  await page.routeWebSocket(SIGNALLING, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((sent) => {
      const isJoin = Buffer.isBuffer(sent) && sent[0] === tag(JOIN)
      socket.send(isJoin ? Buffer.concat([sent, addition]) : sent)
    })
  })
}

function participant({ identity, name }: { identity: string; name: string }, index: number): ParticipantInfo {
  return new ParticipantInfo({
    sid: `PA_${identity}`,
    identity,
    name,
    state: ParticipantInfo_State.ACTIVE,
    joinedAt: BigInt(1_700_000_000 + index),
    tracks: [
      new TrackInfo({
        sid: `TR_${identity}`,
        type: TrackType.AUDIO,
        source: TrackSource.MICROPHONE,
        name: "microphone",
        mimeType: "audio/opus",
        muted: true,
      }),
    ],
  })
}

/** A field that holds a message, as protocol buffers write it. */
function message(field: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag(field), ...varint(content.length)]), content])
}

const tag = (field: number) => (field << 3) | 2

function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return [...bytes, rest]
}
