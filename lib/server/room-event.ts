import "server-only"
import {
  type EgressInfo,
  type IngressInfo,
  type ParticipantInfo,
  type Room,
  type TrackInfo,
  WebhookEvent,
} from "livekit-server-sdk"
import { TokenError } from "../token/errors"

/**
 * What LiveKit reports, with what each kind of event brings along. Of the participant of a track it tells no more than
 * sid and identity.
 */
export type RoomEvent = {
  /** The same in each delivery of one event. */
  id: string
  /** By LiveKit's clock, to the second. */
  createdAt: Date
} & (
  | { kind: "room_started" | "room_finished"; room: Room }
  | {
      kind: "participant_joined" | "participant_left" | "participant_connection_aborted"
      room: Room
      participant: ParticipantInfo
    }
  | {
      kind: "track_published" | "track_unpublished"
      room: Room
      participant: ParticipantInfo
      track: TrackInfo
    }
  | { kind: "egress_started" | "egress_updated" | "egress_ended"; egress: EgressInfo }
  | { kind: "ingress_started" | "ingress_ended"; ingress: IngressInfo }
)

/**
 * Reads an event as LiveKit sends it.
 * @returns undefined for a kind that a later LiveKit may have
 * @throws TokenError `invalid`
 */
export function readRoomEvent(text: string): RoomEvent | undefined {
  const event = parse(text)
  const { event: kind, room, participant, track, egressInfo, ingressInfo } = event
  const head = { id: event.id, createdAt: new Date(Number(event.createdAt) * 1000) }
  switch (kind) {
    case "room_started":
    case "room_finished":
      return { ...head, kind, room: given(room, kind) }
    case "participant_joined":
    case "participant_left":
    case "participant_connection_aborted":
      return { ...head, kind, room: given(room, kind), participant: given(participant, kind) }
    case "track_published":
    case "track_unpublished": {
      const parts = { room: given(room, kind), participant: given(participant, kind) }
      return { ...head, kind, ...parts, track: given(track, kind) }
    }
    case "egress_started":
    case "egress_updated":
    case "egress_ended":
      return { ...head, kind, egress: given(egressInfo, kind) }
    case "ingress_started":
    case "ingress_ended":
      return { ...head, kind, ingress: given(ingressInfo, kind) }
    default:
      return undefined
  }
}

function parse(text: string): WebhookEvent {
  try {
    return WebhookEvent.fromJsonString(text, { ignoreUnknownFields: true })
  } catch {
    throw new TokenError("invalid", "The body isn't one of LiveKit's webhook events.")
  }
}

function given<T>(part: T | undefined, kind: string): T {
  if (part === undefined) throw new TokenError("invalid", `The event “${kind}” doesn't say what it is about.`)
  return part
}
