import "server-only"
import type { RoomEvent } from "./room-event"

/**
 * What the app does when something happens in a room: the function to edit. It is called once for each event that
 * LiveKit has signed; docs/webhooks.md says what else can be relied on. LiveKit holds back a room's next event until
 * this returns: put what takes long into `after` of next/server. If it throws, LiveKit sends the event again.
 *
 * As it comes, it writes one line to the log for people and rooms that come and go, without what says who they are:
 * LiveKit's own ids, neither names nor identities, nor the room's name, which lets people in.
 */
export async function onRoomEvent(event: RoomEvent): Promise<void> {
  switch (event.kind) {
    case "room_started":
    case "room_finished":
      return log(event, { room: event.room.sid })
    case "participant_joined":
    case "participant_left":
    case "participant_connection_aborted":
      return log(event, { room: event.room.sid, participant: event.participant.sid })
    case "egress_ended":
      return log(event, { egress: event.egress.egressId })
  }
}

function log({ kind, id, createdAt }: RoomEvent, ids: Record<string, string>) {
  console.info(JSON.stringify({ webhook: kind, id, at: createdAt, ...ids }))
}
