import "server-only"
import type { WebhookEvent } from "livekit-server-sdk"

/**
 * Handles a webhook event. Edit this function to react to what happens in rooms; docs/webhooks.md lists the events and
 * their guarantees. LiveKit holds back a room's next events until it returns, so move slow work to `after` of
 * next/server. If it throws, LiveKit sends the event again.
 *
 * By default, it logs when rooms and participants come and go: LiveKit's IDs, but no names or identities, and no room
 * name, because anyone who knows it may join.
 */
export async function onRoomEvent(event: WebhookEvent): Promise<void> {
  const { room, participant, egressInfo } = event
  switch (event.event) {
    case "room_started":
    case "room_finished":
      return log(event, { room: room?.sid })
    case "participant_joined":
    case "participant_left":
    case "participant_connection_aborted":
      return log(event, { room: room?.sid, participant: participant?.sid })
    case "egress_ended":
      return log(event, { egress: egressInfo?.egressId })
  }
}

function log({ event, id, createdAt }: WebhookEvent, ids: Record<string, string | undefined>) {
  const at = new Date(Number(createdAt) * 1000)
  console.info(JSON.stringify({ webhook: event, id, at, ...ids }))
}
