import { LocalTrack, RemoteTrack, type Room } from "livekit-client"

/**
 * What the browser knows of the way between the page and the LiveKit server: found at any track that is sent or
 * received, as the library keeps its connections to itself. Undefined while there is no such track.
 */
export function iceTransportOf(room: Room): RTCIceTransport | undefined {
  for (const participant of [room.localParticipant, ...room.remoteParticipants.values()]) {
    for (const { track } of participant.trackPublications.values()) {
      const sender = track instanceof LocalTrack ? track.sender : undefined
      const receiver = track instanceof RemoteTrack ? track.receiver : undefined
      const transport = (sender ?? receiver)?.transport?.iceTransport
      if (transport) return transport
    }
  }
  return undefined
}
