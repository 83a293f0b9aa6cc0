import type { Page } from "@playwright/test"
import { ParticipantInfo, ParticipantInfo_State, TrackInfo, TrackSource, TrackType } from "livekit-server-sdk"
import { SIGNAL_URL } from "./signal"

/** Field numbers in LiveKit's signal protocol: `SignalResponse.join` and `JoinResponse.other_participants`. */
const JOIN = 1
const OTHER_PARTICIPANTS = 3

type SimulatedParticipant = { identity: string; name: string }

/** Returns identities and names for `count` simulated participants. */
export function simulatedParticipants(count: number): SimulatedParticipant[] {
  return Array.from({ length: count }, (_, index) => ({
    identity: `simulated-${index + 1}`,
    name: `Person ${String(index + 1).padStart(4, "0")}`,
  }))
}

/**
 * Adds participants with muted microphones to the server's response when the page joins a room, more than one machine
 * could connect. They send nothing and never leave.
 */
export async function addSimulatedParticipants(
  page: Page,
  participants: SimulatedParticipant[],
): Promise<void> {
  const others = participants.map((participant, index) =>
    encodeMessage(OTHER_PARTICIPANTS, participantInfo(participant, index).toBinary()),
  )
  // Protobuf decoders merge a field that occurs twice.
  const addition = encodeMessage(JOIN, Buffer.concat(others))
  await page.routeWebSocket(SIGNAL_URL, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((data) => {
      const isJoin = Buffer.isBuffer(data) && data[0] === fieldTag(JOIN)
      socket.send(isJoin ? Buffer.concat([data, addition]) : data)
    })
  })
}

function participantInfo({ identity, name }: SimulatedParticipant, index: number): ParticipantInfo {
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

/** Encodes a protobuf field that holds a message. */
function encodeMessage(field: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([fieldTag(field), ...encodeVarint(content.length)]), content])
}

function fieldTag(field: number): number {
  return (field << 3) | 2
}

function encodeVarint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return [...bytes, rest]
}
