import { DisconnectReason } from "livekit-client"

/** What the page says when a call is over. */
export type Ending = {
  title: string
  detail?: string
  /** Whether the same room can be joined again. */
  canRejoin: boolean
  /** Whether the server may still hold the person's place, so that a new join should take it over. */
  mayLeaveGhost: boolean
}

/** What to say for each reason that LiveKit gives for the end of a call. */
export function ending(reason: DisconnectReason | undefined): Ending {
  switch (reason) {
    case DisconnectReason.CLIENT_INITIATED:
      return { title: "You left", canRejoin: true, mayLeaveGhost: false }
    case DisconnectReason.DUPLICATE_IDENTITY:
      return {
        title: "You joined from somewhere else",
        detail: "This call goes on in your other window or device.",
        canRejoin: true,
        mayLeaveGhost: false,
      }
    case DisconnectReason.SERVER_SHUTDOWN:
      return {
        title: "The server restarted",
        detail: "LiveKit was shut down or updated. Join again in a moment.",
        canRejoin: true,
        mayLeaveGhost: true,
      }
    case DisconnectReason.PARTICIPANT_REMOVED:
      return {
        title: "You were removed",
        detail: "A host took you out of this call.",
        canRejoin: false,
        mayLeaveGhost: false,
      }
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
      return {
        title: "The call has ended",
        detail: "It was closed for everyone.",
        canRejoin: true,
        mayLeaveGhost: false,
      }
    case DisconnectReason.JOIN_FAILURE:
    case DisconnectReason.CONNECTION_TIMEOUT:
    case DisconnectReason.MEDIA_FAILURE:
      return {
        title: "Your connection did not hold",
        detail: "Audio and video could not get through. Another network may let them pass.",
        canRejoin: true,
        mayLeaveGhost: true,
      }
    default:
      return {
        title: "The connection was lost",
        detail: "Check your network, then join again. The others may still be in the call.",
        canRejoin: true,
        mayLeaveGhost: true,
      }
  }
}
