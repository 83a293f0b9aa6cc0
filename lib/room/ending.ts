import { DisconnectReason } from "livekit-client"
import { texts } from "../texts/left"

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
      return { ...texts.left, canRejoin: true, mayLeaveGhost: false }
    case DisconnectReason.DUPLICATE_IDENTITY:
      return { ...texts.elsewhere, canRejoin: true, mayLeaveGhost: false }
    case DisconnectReason.SERVER_SHUTDOWN:
      return { ...texts.restarted, canRejoin: true, mayLeaveGhost: true }
    case DisconnectReason.PARTICIPANT_REMOVED:
      return { ...texts.removed, canRejoin: false, mayLeaveGhost: false }
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
      return { ...texts.closed, canRejoin: true, mayLeaveGhost: false }
    case DisconnectReason.JOIN_FAILURE:
    case DisconnectReason.CONNECTION_TIMEOUT:
    case DisconnectReason.MEDIA_FAILURE:
      return { ...texts.blocked, canRejoin: true, mayLeaveGhost: true }
    default:
      return { ...texts.lost, canRejoin: true, mayLeaveGhost: true }
  }
}
